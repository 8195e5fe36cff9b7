import axe from 'axe-core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { EvidenceItem, VouchSummary } from '../../../shared/domain'
import { atRest } from './barriers'
import { evidenceItem, rubric, showViewer, type ShownViewer } from './show-viewer'

let viewer: ShownViewer | null = null
afterEach(() => {
  viewer?.close()
  viewer = null
  localStorage.removeItem('assay.color-scheme')
})

const bytesOf = (content: unknown) => new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content))
const summary: VouchSummary = {
  voucher: 'Voucher 4K',
  relationship: 'Lead',
  signature: 'invalid',
  signatureReason: 'Changed after signing.',
  reciprocal: true,
  conflict: 'We share a kitchen.',
  conflictKinds: ['family'],
  ring: ['Candidate 1A', 'Voucher 4K', 'Candidate 3C'],
}
const SNAPSHOT =
  '<meta name="archived-from" content="https://school.example/"><meta name="archived-on" content="2026-11-02"><h1>Air</h1><h2>Dust</h2><p>Much.</p>'
const survey = {
  format: 'assay-survey/1',
  title: 'Self-evaluation',
  answeredOn: '2026-11-12',
  answers: [
    { id: '1', criterionCode: 'C1', kind: 'level', question: 'How good?', level: 2 },
    { id: '2', criterionCode: 'C9', kind: 'text', question: 'Why?', text: 'Because.' },
    { id: '3', criterionCode: null, kind: 'choice', question: 'How much?', options: ['half', 'all'], chosen: ['all'] },
  ],
}
const report = {
  format: 'assay-score-report/1',
  exam: { name: 'Exam', provider: 'Academy', form: 'B', takenOn: '2026-05-22', durationMinutes: 90 },
  candidateReference: 'BA-17',
  sections: [
    {
      name: 'Law',
      criterionCodes: ['C1'],
      score: 1,
      maximum: 2,
      cutScore: 2,
      items: [{ id: 'A', topic: 'Duty', points: 1, maximum: 2 }],
    },
    { name: 'Talk', criterionCodes: ['C2'], score: 2, maximum: 2, cutScore: 2, items: [] },
  ],
  total: { score: 3, maximum: 4, cutScore: 2, standardError: 0.6, passed: true },
  proctoring: { mode: 'remote', place: 'home', notes: [{ at: '00:41', severity: 'attention', note: 'Alarm.' }] },
}
const vouch = {
  statement: 'It refused a wrong dose.',
  voucher: 'Hal Okafor',
  relationship: 'Lead',
  ratings: [
    { criterionCode: 'C2', level: 2, remark: 'Told me.' },
    { criterionCode: 'C9', level: 2 },
  ],
  declaredInterest: '',
  madeOn: '2026-10-07',
}
const CASES: [string, EvidenceItem, Uint8Array, string][] = [
  ['a snapshot with its outline', evidenceItem({ kind: 'link', mediaType: 'text/html' }), bytesOf(SNAPSHOT), 'o'],
  [
    'a table that is searched',
    evidenceItem({ mediaType: 'text/csv' }),
    bytesOf('week,clinic\n41,Arda\n'),
    '{Control>}f{/Control}Arda',
  ],
  [
    'a self-evaluation whose words are selected',
    evidenceItem({ kind: 'self-evaluation', mediaType: 'application/json' }),
    bytesOf(survey),
    's',
  ],
  ['an exam’s result', evidenceItem({ kind: 'exam-result', mediaType: 'application/json' }), bytesOf(report), ''],
  ['a vouch', evidenceItem({ kind: 'vouch', mediaType: 'application/json', vouch: summary }), bytesOf(vouch), ''],
  ['a broken record', evidenceItem({ kind: 'exam-result', mediaType: 'application/json' }), bytesOf('{"format":"other"}'), ''],
  ['a broken Word file', evidenceItem({ mediaType: 'application/msword' }), bytesOf('none'), ''],
]

/** Its words are there, and what is drawn over them. */
const shown = ({ element }: ShownViewer, name: string) =>
  vi.waitFor(
    () => {
      const inner = element.querySelector('iframe')?.contentDocument ?? element
      if (!inner.querySelector('.assay-marks') && !name.includes('broken')) throw new Error('not shown yet')
      if (!/\w/.test(element.textContent ?? '')) throw new Error('not shown yet')
    },
    { timeout: 15_000 },
  )

describe.each(['light', 'dark'])('in %s', (scheme) => {
  test.each(CASES)('axe finds nothing on %s', async (name, item, bytes, keys) => {
    localStorage.setItem('assay.color-scheme', scheme)
    const levels = { [rubric.criteria[0]!.id]: rubric.criteria[0]!.levels[0]!.id }
    viewer = await showViewer(item, bytes, { levels })
    await shown(viewer, name)
    if (keys) await userEvent.keyboard(keys)
    await atRest(viewer.element)
    // The frame runs no scripts, so not axe's either; what is in it are the reader's own styles on the candidate's structure.
    const { violations } = await axe.run(viewer.element, {
      iframes: false,
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    expect(
      violations.map(({ id, nodes }) => [id, ...nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`)]),
    ).toEqual([])
  })
})

describe('at 320 pixels', () => {
  test.each(CASES)('%s needs no scrolling to the side', async (name, item, bytes, keys) => {
    await page.viewport(360, 700)
    viewer = await showViewer(item, bytes, { width: 320 })
    await shown(viewer, name)
    if (keys && !keys.includes('Control')) await userEvent.keyboard(keys)
    await atRest(viewer.element)
    const wide = [...viewer.element.querySelectorAll<HTMLElement>('*')].filter(
      (element) => element.getBoundingClientRect().right > 322 && !element.closest('[role="table"]'),
    )
    expect(
      wide.map(({ outerHTML }) => outerHTML.slice(0, 120)),
      name,
    ).toEqual([])
    await page.viewport(1280, 800)
  })
})
