import { afterEach, expect, test, vi } from 'vitest'
import { readDomText } from '../../../renderer/review/annotations/anchoring/dom-text'
import { readEvidenceText } from '../../../renderer/review/evidence-text/read-evidence-text'
import type { EvidenceSource } from '../../../renderer/review'
import { describeText, type EvidenceItem, shownFile } from '../../../shared/domain'
import { annotationOn, evidenceItem, showViewer, type ShownViewer } from './show-viewer'
import { paragraph, WORD, wordFile } from './word-files'

let viewer: ShownViewer | null = null
afterEach(() => {
  viewer?.close()
  viewer = null
})

const PATIENCE = { timeout: 15_000 }
const bytesOf = (content: unknown) => new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content))
const never = () => new AbortController().signal

async function textOf(item: EvidenceItem, bytes: Uint8Array, signal = never()): Promise<string[]> {
  const read = async () => ({ ok: true, bytes, item }) as const
  const source: EvidenceSource = { file: shownFile(item), read, readRange: read }
  const parts: string[] = []
  for await (const { text } of readEvidenceText(item, source, signal)) parts.push(text)
  return parts
}

const PNG = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='
const HTML = `<title>No words</title><style>p { color: red }</style><p>One <b>bold</b><br>claim.</p><img src="https://elsewhere.example/x.png" alt="lost">
  <img src="${PNG}" alt="kept"><svg aria-label="drawn"><text>seen</text></svg><ul><li>first</li><li>second &amp; last 😀</li></ul>`

const FRAMED: [string, EvidenceItem, Uint8Array][] = [
  ['HTML', evidenceItem({ mediaType: 'text/html' }), bytesOf(HTML)],
  [
    'Markdown',
    evidenceItem({ mediaType: 'text/markdown' }),
    bytesOf('# One\n\n- a *b*\n- c\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n<b>shown</b>\n'),
  ],
  ['Word', evidenceItem({ mediaType: WORD }), wordFile({ body: paragraph('First.') + paragraph('Second &amp; last.') })],
  ['JSON', evidenceItem({ mediaType: 'application/json' }), bytesOf('{"a":[1,{"b":"c"}]}')],
  ['plain text', evidenceItem({ mediaType: 'text/plain' }), bytesOf('One\r\ntwo\n\nthree 😀\n')],
  ['a large text', evidenceItem({ mediaType: 'text/plain' }), bytesOf('A line of it, and 😀.\n'.repeat(20_000))],
  [
    'a large page',
    evidenceItem({ mediaType: 'text/html' }),
    bytesOf(`<div><section>${'<p>A paragraph of it.</p>\n'.repeat(8_000)}</section></div>`),
  ],
]

test.each(FRAMED)('the words of %s are read exactly as they are shown', async (_, item, bytes) => {
  viewer = await showViewer(item, bytes)
  const shown = await vi.waitFor(() => {
    const inner = viewer?.element.querySelector('iframe')?.contentDocument
    const words = inner?.querySelector('.words')
    if (!words?.textContent || !inner?.querySelector('.assay-marks')) throw new Error('no words yet')
    return words
  }, PATIENCE)
  expect(await textOf(item, bytes)).toEqual([readDomText(shown).text])
})

const survey = {
  format: 'assay-survey/1',
  title: 'Self-evaluation',
  answeredOn: '2026-11-12',
  answers: [
    { id: 'q1', criterionCode: 'C2', kind: 'text', question: 'Where did you doubt?', text: 'At the second chart.' },
    { id: 'q2', criterionCode: 'C1', kind: 'choice', question: 'How much is yours?', options: ['half', 'all'], chosen: ['all'] },
  ],
}
const report = {
  format: 'assay-score-report/1',
  exam: { name: 'Exam', provider: 'Academy', form: 'B', takenOn: '2026-05-22', durationMinutes: 90 },
  candidateReference: 'BA-17',
  sections: [
    {
      name: 'Law',
      criterionCodes: [],
      score: 1,
      maximum: 2,
      cutScore: null,
      items: [{ id: 'A', topic: 'Duty to report', points: 1, maximum: 2 }],
    },
  ],
  total: { score: 1, maximum: 2, cutScore: 1, standardError: 0, passed: true },
  proctoring: { mode: 'remote', place: '', notes: [{ at: '00:41', severity: 'attention', note: 'Fire alarm.' }] },
}
const vouch = {
  statement: 'It refused a wrong dose.',
  voucher: 'Hal Okafor',
  relationship: 'Lead',
  ratings: [{ criterionCode: 'C2', level: 2, remark: 'Told me first.' }],
  declaredInterest: '',
  madeOn: '2026-10-07',
}

test.each([
  ['a table', evidenceItem({ mediaType: 'text/csv' }), bytesOf('week,clinic\n41,"Arda, east"\n'), 'Arda, east'],
  [
    'a self-evaluation',
    evidenceItem({ kind: 'self-evaluation', mediaType: 'application/json' }),
    bytesOf(survey),
    'At the second chart.',
  ],
  ['a self-evaluation', evidenceItem({ kind: 'self-evaluation', mediaType: 'application/json' }), bytesOf(survey), 'half'],
  ['an exam’s result', evidenceItem({ kind: 'exam-result', mediaType: 'application/json' }), bytesOf(report), 'Fire alarm.'],
  ['an exam’s result', evidenceItem({ kind: 'exam-result', mediaType: 'application/json' }), bytesOf(report), 'Duty to report'],
  ['a vouch', evidenceItem({ kind: 'vouch', mediaType: 'application/json' }), bytesOf(vouch), 'Told me first.'],
] as const)('an annotation made on what is read of %s lies on the same words in it', async (_, item, bytes, words) => {
  const [text] = await textOf(item, bytes)
  const at = text!.indexOf(words)
  const annotation = annotationOn(item, { shape: 'highlight', selectors: describeText(text!, at, at + words.length) })
  viewer = await showViewer(item, bytes, { annotations: [annotation] })
  await vi.waitFor(() => {
    const mark = viewer!.element.querySelector('.assay-mark')!.getBoundingClientRect()
    const place = [...viewer!.element.querySelectorAll('[data-at]')].find(({ textContent }) => textContent === words)!
    const range = document.createRange()
    range.selectNodeContents(place)
    const shown = range.getBoundingClientRect()
    for (const side of ['left', 'right', 'top', 'bottom'] as const)
      expect(Math.abs(mark[side] - shown[side]), side).toBeLessThan(4)
  }, PATIENCE)
})

test.each([
  ['a broken Word file', evidenceItem({ mediaType: WORD }), bytesOf('no such thing')],
  ['an empty text', evidenceItem({ mediaType: 'text/plain' }), new Uint8Array()],
  [
    'a record of another version',
    evidenceItem({ kind: 'exam-result', mediaType: 'application/json' }),
    bytesOf('{"format":"assay-score-report/9"}'),
  ],
  ['no vouch', evidenceItem({ kind: 'vouch', mediaType: 'application/json' }), bytesOf('{}')],
])('%s has no words', async (_, item, bytes) => {
  expect(await textOf(item, bytes)).toEqual([])
})

test('reading ends when it is told to', async () => {
  const ending = new AbortController()
  const reading = textOf(evidenceItem({ mediaType: WORD }), wordFile({ body: paragraph('Words.') }), ending.signal)
  ending.abort(new Error('no longer wanted'))
  await expect(reading).rejects.toThrow('no longer wanted')
})
