import { describe, expect, test } from 'vitest'
import { changesByCriterion, itemChanges, removedItems } from '../../../../renderer/review/earlier/revision-changes'
import { diffWords } from '../../../../renderer/review/earlier/word-diff'
import type { EarlierDecision, EvidenceItem, Placement, Selector } from '../../../../shared/domain'
import { criterionId, id, levelId, sampleAnnotation, sampleRubric } from '../../desk/sample-desk'

const NOW = 'b'.repeat(64)

function item(number: number, change: Partial<EvidenceItem> = {}): EvidenceItem {
  return {
    id: id(number),
    kind: 'portfolio',
    mediaType: 'text/markdown',
    fileName: 'a.md',
    title: `Piece ${number}`,
    note: '',
    sizeBytes: 1,
    sha256: NOW,
    chunkSha256: [],
    group: null,
    extent: null,
    vouch: null,
    renditions: [],
    ...change,
  }
}

function earlier(number: number, sha256: string): EarlierDecision['evidence'][number] {
  const { kind, title, mediaType, fileName, sizeBytes } = item(number)
  return { id: id(number), kind, title, mediaType, fileName, sizeBytes, sha256 }
}

const decision: EarlierDecision = {
  revision: 1,
  outcome: 'not-yet',
  decidedOn: '2026-11-03',
  feedback: 'Almost.',
  points: [],
  levels: {},
  evidence: [],
  annotations: [],
}

const quote = (exact: string): Selector[] => [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }]

function placement(number: number, quality: Placement['quality'], selectors: Selector[] = []): [string, Placement] {
  const annotationId = id(1000 + number)
  return [
    annotationId,
    { annotationId, annotationVersion: 1, targetKey: '', evidenceSha256: NOW, quality, selectors, anchorerVersion: 1 },
  ]
}

describe('what was handed in', () => {
  test('is new, changed or the same, by the file that is read', () => {
    const items = [item(1), item(2), item(3)]
    const before = { evidence: [earlier(1, NOW), earlier(2, 'a'.repeat(64)), earlier(9, NOW)] }
    expect([...itemChanges(items, before)]).toEqual([
      [id(1), 'same'],
      [id(2), 'changed'],
      [id(3), 'new'],
    ])
    expect(removedItems(items, before).map((each) => each.id)).toEqual([id(9)])
  })

  test('is called neither new nor removed where it is not known what there was', () => {
    expect(itemChanges([item(1)], decision).size).toBe(0)
    expect(removedItems([item(1)], decision)).toEqual([])
  })
})

describe('criterion by criterion', () => {
  const rubric = sampleRubric()

  test('stand the level then, what was asked for, and the passages with what became of them', () => {
    const before: EarlierDecision = {
      ...decision,
      points: [
        { text: 'Say where the data come from', addressed: true, criterionId: criterionId(2) },
        { text: 'Write for the reader', addressed: false },
      ],
      levels: { [criterionId(2)]: levelId(2, 2) },
      annotations: [
        sampleAnnotation(1, { criterionId: criterionId(2), selectors: quote('doses below plan') }),
        sampleAnnotation(2, { criterionId: criterionId(2), selectors: quote('a dual axis') }),
        sampleAnnotation(3, { criterionId: criterionId(3), selectors: quote('the caption') }),
        sampleAnnotation(4, { criterionId: id(77), selectors: quote('elsewhere'), evidenceId: id(99) }),
      ],
    }
    const placements = new Map([
      placement(1, 'approximate', quote('doses under plan')),
      placement(2, 'orphaned'),
      placement(4, 'orphaned'),
    ])
    const changes = changesByCriterion(rubric, before, [item(20)], placements)
    expect(changes.map(({ criterion }) => criterion?.code ?? null)).toEqual(['C2', 'C3', null])
    const [second, third, none] = changes
    expect(second?.level?.id).toBe(levelId(2, 2))
    expect(second?.points.map(({ text }) => text)).toEqual(['Say where the data come from'])
    expect(second?.passages.map(({ became, before, after }) => [became, before, after])).toEqual([
      ['reworded', 'doses below plan', 'doses under plan'],
      ['gone', 'a dual axis', null],
    ])
    expect(third?.passages[0]).toMatchObject({ became: 'unknown', item: { id: id(20) } })
    expect(none?.points.map(({ text }) => text)).toEqual(['Write for the reader'])
    expect(none?.passages[0]).toMatchObject({ became: 'gone', item: null })
  })

  test('nothing stands where nothing is known', () => {
    expect(changesByCriterion(rubric, decision, [item(20)], new Map())).toEqual([])
  })
})

test('a word that was replaced stands once as it was and once as it is', () => {
  const parts = diffWords('ranked clinics by doses below plan', 'ranked clinics by doses under plan')
  expect(parts.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: 'below' },
    { kind: 'added', text: 'under' },
  ])
  const textOf = (dropped: string) => parts.map(({ kind, text }) => (kind === dropped ? '' : text)).join('')
  expect(textOf('added')).toBe('ranked clinics by doses below plan')
  expect(textOf('removed')).toBe('ranked clinics by doses under plan')
})

test('a note on a whole item isn’t unchanged where the item is another file, though its place can’t be missed', () => {
  const note = { ...sampleAnnotation(1), id: id(1001), evidenceId: id(1), shape: 'whole-item' as const, selectors: [] }
  const placements = new Map([placement(1, 'exact')])
  const became = (sha256: string) =>
    changesByCriterion(
      { criteria: [] },
      { ...decision, evidence: [earlier(1, sha256)], annotations: [note] },
      [item(1)],
      placements,
    )[0]?.passages[0]?.became
  expect(became('a'.repeat(64))).toBe('reworded')
  expect(became(NOW)).toBe('unchanged')
})
