import { describe, expect, test } from 'vitest'
import {
  countFilters,
  filterList,
  listAll,
  type ListFilter,
  NO_FILTER,
  orderList,
} from '../../../renderer/review/annotations/list/list-model'
import { versionSteps } from '../../../renderer/review/annotations/card/version-steps'
import { type Annotation, formatPage, type Placement } from '../../../shared/domain'
import { criterionId, id, sampleAnnotation } from '../desk/sample-desk'

const items = [
  { id: id(20), title: 'Report' },
  { id: id(21), title: 'Notes' },
]
const onPage = (page: number, exact: string): Annotation['selectors'] => [
  { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
  formatPage(page),
]
const mine = [
  sampleAnnotation(1, { selectors: onPage(7, 'Two clinic managers'), comment: 'Sees the trap', criterionId: criterionId(2) }),
  sampleAnnotation(2, { selectors: onPage(2, 'Nine of the eleven nurses'), modifiedAt: '2026-11-21T11:00:00.000Z' }),
  sampleAnnotation(3, { evidenceId: id(21), selectors: onPage(1, 'Œuvre complète'), criterionId: criterionId(1) }),
  sampleAnnotation(4, { evidenceId: id(99), selectors: onPage(1, 'taken out') }),
]
const earlier = [sampleAnnotation(5, { selectors: onPage(1, 'The first prototype'), criterionId: criterionId(2) })]
const place = (annotation: Annotation, quality: Placement['quality'], selectors = annotation.selectors): [string, Placement] => [
  annotation.id,
  {
    annotationId: annotation.id,
    annotationVersion: 1,
    targetKey: '',
    evidenceSha256: 'b'.repeat(64),
    quality,
    selectors,
    anchorerVersion: 1,
  },
]
const placements = new Map([
  ...mine.slice(0, 3).map((annotation) => place(annotation, 'exact')),
  place(mine[3] as Annotation, 'orphaned', []),
  place(earlier[0] as Annotation, 'approximate', onPage(9, 'The first prototypes')),
])
const all = listAll(mine, earlier, placements)
const idsOf = (filter: Partial<ListFilter>) =>
  filterList(all, { ...NO_FILTER, ...filter })
    .map(({ annotation }) => Number(annotation.id.slice(-2)))
    .sort()

describe('the list of annotations', () => {
  test('stands by item and as they stand in it now; what was taken out comes last', () => {
    const rows = orderList(all, items, 'place', 'No longer handed in')
    expect(rows.map((row) => (row.kind === 'item' ? `${row.title} ${row.count}` : row.annotation.id.slice(-1)))).toEqual([
      'Report 3',
      '2',
      '1',
      '5',
      'Notes 1',
      '3',
      'No longer handed in 1',
      '4',
    ])
  })

  test('by time has no items, and the latest first', () => {
    const rows = orderList(all, items, 'time', '')
    expect(rows).toHaveLength(5)
    expect(rows[0]).toMatchObject({ kind: 'annotation', annotation: { id: id(1002) } })
  })

  test.each<[Partial<ListFilter>, number[]]>([
    [{ criterionId: criterionId(2) }, [1, 5]],
    [{ criterionId: 'none' }, [2, 4]],
    [{ evidenceId: id(21) }, [3]],
    [{ whose: 'mine' }, [1, 2, 3, 4]],
    [{ whose: 'earlier' }, [5]],
    [{ isOrphaned: true }, [4]],
    [{ hasComment: true }, [1]],
    [{ search: 'complete' }, [3]],
    [{ search: 'trap sees' }, [1]],
    [{ search: 'nurses', criterionId: criterionId(2) }, []],
  ])('shows what matches %o', (filter, expected) => {
    expect(idsOf(filter)).toEqual(expected)
  })

  test('counts its filters without the search', () => {
    expect(countFilters({ ...NO_FILTER, search: 'x' })).toBe(0)
    expect(countFilters({ ...NO_FILTER, isOrphaned: true, criterionId: 'none' })).toBe(2)
  })

  test('is filtered and ordered also where there are 5,000', () => {
    const many = Array.from({ length: 5000 }, (_, at) => sampleAnnotation(at, { selectors: onPage(at % 500, `Passage ${at}`) }))
    const listed = listAll(many, [], new Map())
    expect(orderList(filterList(listed, { ...NO_FILTER, search: 'passage 12' }), items, 'place', '').length).toBeGreaterThan(100)
  })
})

describe('the editing history', () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 10, 0, seconds)).toISOString()
  const first = sampleAnnotation(1, { modifiedAt: at(0) })

  test('has one step for each thing that was done, the latest first', () => {
    const typed = { ...first, version: 2, comment: 'Sees', modifiedAt: at(5) }
    const on = { ...typed, version: 3, comment: 'Sees the trap', modifiedAt: at(12) }
    const tied = { ...on, version: 4, criterionId: criterionId(2), modifiedAt: at(20) }
    const shaped = { ...tied, version: 5, shape: 'underline' as const, modifiedAt: at(30) }
    const placed = { ...shaped, version: 6, evidenceSha256: 'b'.repeat(64), selectors: onPage(3, 'x'), modifiedAt: at(40) }
    expect(
      versionSteps([first, typed, on, tied, shaped, placed]).map(({ version, changes }) => [version.version, ...changes]),
    ).toEqual([
      [6, 'place'],
      [5, 'shape'],
      [4, 'criterion'],
      [3, 'comment'],
      [1, 'made'],
    ])
  })

  test('keeps thoughts apart that came later', () => {
    const typed = { ...first, version: 2, comment: 'Sees', modifiedAt: at(5) }
    const later = { ...typed, version: 3, comment: 'Sees, or not', modifiedAt: at(200) }
    expect(versionSteps([first, typed, later]).map(({ version }) => version.version)).toEqual([3, 2, 1])
  })
})
