import { describe, expect, it } from 'vitest'
import {
  type Annotation,
  AnnotationSchema,
  type EvidenceItem,
  type ImportEntry,
  type ImportPlace,
  readAnnotationFile,
  readForImport,
  sortImport,
  toAnnotationCollection,
  toWebAnnotation,
  UNKNOWN_BYTES,
} from '../../../shared/domain'
import { criterionId, rubric } from './rubric-fixture'

const MINE = '00000000-0000-4000-8000-00000000a001'
const OTHERS = '00000000-0000-4000-8000-00000000a002'
const ME = '00000000-0000-4000-8000-00000000b001'
const NOW = '2026-11-21T10:00:00.000Z'

const item = (number: number, change: Partial<EvidenceItem> = {}): EvidenceItem => ({
  id: `00000000-0000-4000-8000-00000000e00${number}`,
  kind: 'portfolio',
  mediaType: 'application/pdf',
  fileName: `report ${number}.pdf`,
  title: `Report ${number}`,
  note: '',
  sizeBytes: 1,
  sha256: String(number).repeat(64),
  chunkSha256: [],
  group: null,
  extent: null,
  vouch: null,
  renditions: [],
  ...change,
})

function mine(number: number, change: Partial<Annotation> = {}): Annotation {
  return {
    id: `00000000-0000-4000-8000-00000000f00${number}`,
    version: 3,
    allocationId: MINE,
    evidenceId: item(1).id,
    evidenceSha256: item(1).sha256,
    shape: 'highlight',
    selectors: [{ type: 'TextQuoteSelector', exact: `words ${number}`, prefix: 'a', suffix: 'b' }],
    comment: `Comment ${number}. `,
    criterionId: criterionId(1),
    creatorId: ME,
    createdAt: '2026-11-20T09:00:00.000Z',
    modifiedAt: '2026-11-20T09:30:00.000Z',
    ...change,
  }
}

const place = (annotations: Annotation[] = []): ImportPlace => ({
  allocationId: MINE,
  assessorId: ME,
  evidence: [item(1), item(2)],
  rubric: rubric(),
  annotations,
  now: NOW,
})

function importInto(
  to: ImportPlace,
  documents: unknown[],
  taken: string[] = [],
  assigned: [string, string][] = [],
): ImportEntry[] {
  const text = JSON.stringify(documents)
  return sortImport(readForImport(JSON.parse(text), to.allocationId), to, new Set(taken), new Map(assigned))
}

function onlyNew(entries: ImportEntry[]): Annotation {
  const [entry] = entries
  if (entry?.state !== 'new') throw new Error(`${entry?.state}`)
  return entry.annotation
}

describe('what a file of annotations holds', () => {
  const one = toWebAnnotation(mine(1))

  it.each([
    ['one annotation', one],
    ['a list', [one]],
    ['a page', { type: 'AnnotationPage', items: [one] }],
    ['a collection', toAnnotationCollection([mine(1)], { id: MINE, label: '', generatedAt: NOW })],
    ['a list of pages', [{ type: 'AnnotationPage', items: [one] }]],
    ['a graph', { '@context': 'http://www.w3.org/ns/anno.jsonld', '@graph': [one] }],
    ["Hypothesis's answer", { total: 1, rows: [{ id: 'x', uri: 'https://a.example', text: 'T', target: [] }] }],
    ['exported work', { format: 'assay-work/1', annotations: [mine(1)] }],
  ])('is found in %s', (_, value) => {
    expect(readAnnotationFile(`\uFEFF${JSON.stringify(value)}`)).toMatchObject({ ok: true, documents: [expect.any(Object)] })
  })

  it.each([
    ['{"type": "Annotation", "target"', 'not-json'],
    ['', 'not-json'],
    ['{"hello": "world"}', 'no-annotations'],
    ['"text"', 'no-annotations'],
    ['[]', 'no-annotations'],
    ['null', 'no-annotations'],
    ['{"type":"AnnotationCollection","first":"https://a.example/page1"}', 'elsewhere'],
  ])('or why there are none: %s', (text, problem) => {
    expect(readAnnotationFile(text)).toEqual({ ok: false, problem })
  })

  it('is not looked at where it is far too much', () => {
    expect(readAnnotationFile(JSON.stringify(new Array(20_001).fill({ target: 'a' })))).toEqual({
      ok: false,
      problem: 'too-many',
    })
  })
})

describe('importing what I exported', () => {
  it('finds everything here already', () => {
    const all = [mine(1), mine(2, { comment: '', criterionId: null })]
    expect(importInto(place(all), all.map(toWebAnnotation)).map(({ state }) => state)).toEqual(['same', 'same'])
  })

  it('tells what differs, as a change of mine that keeps id, version and times', () => {
    const before = mine(1)
    const [entry] = importInto(place([before]), [toWebAnnotation({ ...before, comment: 'Better.', criterionId: criterionId(2) })])
    expect(entry).toEqual({
      state: 'changed',
      mine: before,
      annotation: { ...before, comment: 'Better.', criterionId: criterionId(2) },
    })
  })

  it("keeps my selectors where the file's were made on other bytes", () => {
    const before = mine(1)
    const older = { ...before, evidenceSha256: 'f'.repeat(64), comment: 'Older.', selectors: [] }
    const [entry] = importInto(place([before]), [toWebAnnotation(older)])
    expect(entry).toMatchObject({
      state: 'changed',
      annotation: { selectors: before.selectors, evidenceSha256: before.evidenceSha256 },
    })
  })

  it('brings one that is not here under its own id, and one that was removed under another', () => {
    const gone = mine(1)
    expect(onlyNew(importInto(place(), [toWebAnnotation(gone)])).id).toBe(gone.id)
    const again = onlyNew(importInto(place(), [toWebAnnotation(gone)], [gone.id]))
    expect(again.id).not.toBe(gone.id)
    expect(again).toMatchObject({ version: 1, comment: gone.comment, createdAt: gone.createdAt, modifiedAt: NOW })
  })
})

describe("importing somebody else's", () => {
  const theirs = mine(1, { allocationId: OTHERS, creatorId: '00000000-0000-4000-8000-00000000b002', part: 'a/b.py' })

  it('makes them mine, with an id of my own', () => {
    const made = onlyNew(importInto(place(), [toWebAnnotation(theirs)]))
    expect(made.id).not.toBe(theirs.id)
    expect(made).toMatchObject({ allocationId: MINE, creatorId: ME, version: 1, part: 'a/b.py', selectors: theirs.selectors })
    expect(AnnotationSchema.safeParse(made).success).toBe(true)
  })

  it('knows them again the second time', () => {
    const first = onlyNew(importInto(place(), [toWebAnnotation(theirs)]))
    expect(importInto(place([first]), [toWebAnnotation(theirs)])[0]?.state).toBe('same')
    const edited = { ...first, comment: 'Mine now.' }
    expect(importInto(place([edited]), [toWebAnnotation(theirs)])[0]?.state).toBe('changed')
  })

  it('takes the same one in a file only once', () => {
    expect(importInto(place(), [toWebAnnotation(theirs), toWebAnnotation(theirs)]).map(({ state }) => state)).toEqual([
      'new',
      'same',
    ])
  })

  it('of another submission stay out, unless the file is the same', () => {
    const elsewhere = { ...theirs, evidenceId: OTHERS, evidenceSha256: 'e'.repeat(64) }
    expect(importInto(place(), [toWebAnnotation(elsewhere)])[0]?.state).toBe('elsewhere')
    const sameFile = { ...elsewhere, evidenceSha256: item(2).sha256 }
    expect(onlyNew(importInto(place(), [toWebAnnotation(sameFile)])).evidenceId).toBe(item(2).id)
  })
})

describe('importing from other tools', () => {
  const quote = { type: 'TextQuoteSelector', exact: 'the rate fell' }

  it('takes a bare quote and a body that is only text', () => {
    const made = onlyNew(
      importInto(place(), [
        {
          type: 'Annotation',
          body: 'By how much?',
          target: { source: 'https://a.example/files/Report%202.pdf?x=1', selector: quote },
        },
      ]),
    )
    expect(made).toMatchObject({
      evidenceId: item(2).id,
      evidenceSha256: UNKNOWN_BYTES,
      shape: 'highlight',
      comment: 'By how much?',
      selectors: [{ ...quote, prefix: '', suffix: '' }],
    })
  })

  it("takes Hypothesis's rows: several selectors, tags, text beside the target", () => {
    const made = onlyNew(
      importInto(place(), [
        {
          id: 'abc123',
          uri: 'https://a.example/x',
          document: { title: ['Report 1'] },
          text: 'See **this**.',
          tags: ['c2', 'needs work'],
          created: '2026-11-20T08:00:00.000000+00:00',
          target: [
            {
              source: 'https://a.example/x',
              selector: [
                { type: 'RangeSelector', startContainer: '/p[1]', endContainer: '/p[1]', startOffset: 0, endOffset: 4 },
                { type: 'TextPositionSelector', start: 4, end: 17 },
                { ...quote, prefix: 'p', suffix: 's' },
              ],
            },
          ],
        },
      ]),
    )
    expect(made.selectors.map(({ type }) => type)).toEqual(['TextQuoteSelector', 'TextPositionSelector'])
    expect(made).toMatchObject({
      criterionId: criterionId(2),
      comment: 'See **this**.\n\n#needs-work',
      createdAt: '2026-11-20T08:00:00.000Z',
    })
  })

  it.each([
    ['xywh=pixel:10,20,300,40', 'area'],
    ['xywh=10,20,0,0', 'pin'],
    ['t=12.5,19', 'time-range'],
    ['line=2,9', 'line-range'],
    ['page=3&viewrect=1,2,3,4', 'area'],
    ['page=3', 'whole-item'],
  ])("takes Annotorious's and other fragments: %s is an %s", (value, shape) => {
    const document = {
      type: 'Annotation',
      body: [],
      target: { source: item(1).fileName, selector: { type: 'FragmentSelector', value } },
    }
    expect(onlyNew(importInto(place(), [document]))).toMatchObject({ shape, evidenceSha256: item(1).sha256 })
    const inAddress = { type: 'Annotation', target: `https://a.example/${encodeURIComponent(item(1).fileName)}#${value}` }
    expect(onlyNew(importInto(place(), [inAddress]))).toMatchObject({ shape })
  })

  it('follows selectors that refine others', () => {
    const selector = { type: 'FragmentSelector', value: 'page=2', refinedBy: { ...quote, prefix: '', suffix: '' } }
    const made = onlyNew(importInto(place(), [{ type: 'Annotation', target: { source: 'Report 1', selector } }]))
    expect(made.selectors.map(({ type }) => type)).toEqual(['TextQuoteSelector', 'FragmentSelector'])
  })

  it('speaks of the whole item where there is no selector', () => {
    expect(onlyNew(importInto(place(), [{ body: { value: 'Good.' }, target: 'Report 1' }]))).toMatchObject({
      shape: 'whole-item',
      selectors: [],
    })
  })

  it('has no place for what only a web page could tell', () => {
    const selector = { type: 'XPathSelector', value: '/html/body/p[2]' }
    expect(importInto(place(), [{ target: { source: 'Report 1', selector }, body: 'x' }])[0]).toEqual({
      state: 'unplaceable',
      source: 'Report 1',
      words: 'x',
    })
    const percent = { type: 'FragmentSelector', value: 'xywh=percent:1,2,3,4' }
    expect(importInto(place(), [{ target: { source: 'Report 1', selector: percent } }])[0]?.state).toBe('unplaceable')
  })

  it('comes in where a person says it belongs', () => {
    const source = 'https://a.example/unknown'
    const document = { target: { source, selector: quote } }
    expect(importInto(place(), [document])[0]).toMatchObject({ state: 'elsewhere', source })
    expect(onlyNew(importInto(place(), [document], [], [[source, item(2).id]])).evidenceId).toBe(item(2).id)
  })

  it('never guesses between two items of one name', () => {
    const two = { ...place(), evidence: [item(1), item(2, { fileName: item(1).fileName })] }
    expect(importInto(two, [{ target: item(1).fileName }])[0]?.state).toBe('elsewhere')
  })

  it('turns HTML into words', () => {
    const body = {
      type: 'TextualBody',
      format: 'text/html',
      value: '<p>Good &amp; <script>alert(1)</script><b>clear</b></p><p>Yes</p>',
    }
    expect(onlyNew(importInto(place(), [{ body, target: 'Report 1' }])).comment).toBe('Good & alert(1)clear\nYes')
  })
})

describe('rubbish and tricks', () => {
  it('is told as not understood, and nothing else is lost', () => {
    const rubbish = [null, 1, 'x', [], {}, { target: null }, { type: 'Annotation' }]
    const entries = importInto(place(), [...rubbish, toWebAnnotation(mine(1))])
    expect(entries.map(({ state }) => state)).toEqual([...rubbish.map(() => 'unreadable'), 'new'])
  })

  it('never reads what an object only inherits, and never changes a prototype', () => {
    const text = `[{"__proto__": {"target": "Report 1", "polluted": true}},
      {"target": {"__proto__": {"source": "Report 1"}, "source": "constructor", "selector": {"type": "toString"}}},
      {"target": "Report 1", "constructor": {"prototype": {"polluted": true}}, "id": "__proto__"}]`
    const read = readForImport(JSON.parse(text), MINE)
    const entries = sortImport(read, place(), new Set())
    expect(entries.map(({ state }) => state)).toEqual(['unreadable', 'elsewhere', 'new'])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(AnnotationSchema.safeParse(onlyNew(entries.slice(2))).success).toBe(true)
  })

  it('stays within what can be stored: long texts, half characters, thousands of selectors, depth', () => {
    const deep = `${'{"refinedBy":'.repeat(20_000)}{}${'}'.repeat(20_000)}`
    const selectors = Array.from({ length: 3000 }, (_, at) => ({ type: 'TextPositionSelector', start: at, end: at + 1 }))
    const documents = [
      { target: { source: 'Report 1', selector: selectors }, body: 'x'.repeat(50_000) },
      {
        target: {
          source: 'Report 1',
          selector: { type: 'TextQuoteSelector', exact: 'half \uD83D here \u0000', prefix: 'y'.repeat(900) },
        },
      },
    ]
    const entries = sortImport(
      readForImport([...documents, JSON.parse(`{"target":{"source":"Report 1","selector":${deep}}}`)], MINE),
      place(),
      new Set(),
    )
    expect(entries.map(({ state }) => state)).toEqual(['new', 'new', 'unplaceable'])
    for (const entry of entries)
      if (entry.state === 'new') expect(AnnotationSchema.safeParse(entry.annotation).success).toBe(true)
  })

  it('ten thousand annotations are all sorted', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({
      id: `https://a.example/${at}`,
      target: { source: 'Report 1', selector: { type: 'TextQuoteSelector', exact: `words ${at}` } },
    }))
    const entries = importInto(place(), many)
    expect(new Set(entries.map((entry) => entry.state === 'new' && entry.annotation.id)).size).toBe(10_000)
  }, 120_000)
})
