import type { Annotation, EvidenceItem, Placement, Selector } from '../../../../shared/domain'
import { findWords } from '../../../kit/search'
import { compareByPlace } from '../annotation-quote'
import type { Placements } from '../placing/placed'

/** One annotation as the list shows it. */
export type Listed = {
  annotation: Annotation
  /** Made for the decision about an earlier revision. */
  isEarlier: boolean
  /** Null while it isn't known where it is. */
  quality: Placement['quality'] | null
  /** Those that hold in the file that is shown; its own where it was orphaned, so that its old place can be told. */
  selectors: readonly Selector[]
}

export type ListFilter = {
  search: string
  /** `any`; `none` for annotations that are tied to no criterion; or a criterion's id. */
  criterionId: 'any' | 'none' | (string & {})
  /** Only those of this item; null for all. */
  evidenceId: string | null
  whose: 'all' | 'mine' | 'earlier'
  isOrphaned: boolean
  hasComment: boolean
}
export type ListOrder = 'place' | 'time'
export type ListRow = { kind: 'item'; title: string; count: number; id: string } | ({ kind: 'annotation' } & Listed)

export const NO_FILTER: ListFilter = {
  search: '',
  criterionId: 'any',
  evidenceId: null,
  whose: 'all',
  isOrphaned: false,
  hasComment: false,
}

/** How many restrictions a filter has besides the search. */
export function countFilters({ search: _, ...filter }: ListFilter): number {
  return Object.entries(filter).filter(([name, value]) => value !== NO_FILTER[name as keyof typeof filter]).length
}

/** My annotations and those of the earlier decision, each with its place. */
export function listAll(mine: readonly Annotation[], earlier: readonly Annotation[], placements: Placements): Listed[] {
  const list = (annotations: readonly Annotation[], isEarlier: boolean) =>
    annotations.map((annotation): Listed => {
      const placement = placements.get(annotation.id)
      const isKnown = placement !== undefined && placement.quality !== 'orphaned'
      const selectors = isKnown ? placement.selectors : annotation.selectors
      return { annotation, isEarlier, quality: placement?.quality ?? null, selectors }
    })
  return [...list(mine, false), ...list(earlier, true)]
}

/** What matches, in no order. */
export function filterList(all: readonly Listed[], filter: ListFilter): Listed[] {
  const kept = all.filter(({ annotation, isEarlier, quality }) => {
    if (filter.criterionId !== 'any' && (annotation.criterionId ?? 'none') !== filter.criterionId) return false
    if (filter.evidenceId !== null && annotation.evidenceId !== filter.evidenceId) return false
    if (filter.whose !== 'all' && isEarlier !== (filter.whose === 'earlier')) return false
    if (filter.isOrphaned && quality !== 'orphaned') return false
    return !filter.hasComment || annotation.comment.trim() !== ''
  })
  if (filter.search.trim() === '') return kept
  const texts = kept.map(({ annotation }) => wordsOf(annotation))
  return findWords(texts, filter.search).map(({ index }) => kept[index] as Listed)
}

/** The list's rows: by item and in reading order, or all together with the latest first. */
export function orderList(
  listed: readonly Listed[],
  items: readonly Pick<EvidenceItem, 'id' | 'title'>[],
  order: ListOrder,
  titleOfGone: string,
): ListRow[] {
  const asRow = (one: Listed): ListRow => ({ kind: 'annotation', ...one })
  if (order === 'time') {
    return [...listed].sort((a, b) => b.annotation.modifiedAt.localeCompare(a.annotation.modifiedAt)).map(asRow)
  }
  const byItem = new Map<string, Listed[]>()
  for (const one of listed) {
    const own = byItem.get(one.annotation.evidenceId)
    if (own) own.push(one)
    else byItem.set(one.annotation.evidenceId, [one])
  }
  const known = items.map(({ id, title }) => ({ id, title, own: byItem.get(id) ?? [] }))
  const ids = new Set(items.map(({ id }) => id))
  // What spoke of an item that the candidate has taken out stays where it can be seen.
  const gone = [...byItem].filter(([id]) => !ids.has(id)).flatMap(([, own]) => own)
  return [...known, { id: 'gone', title: titleOfGone, own: gone }].flatMap(({ id, title, own }): ListRow[] => {
    if (own.length === 0) return []
    const sorted = [...own].sort((a, b) => compareByPlace(ordered(a), ordered(b)))
    return [{ kind: 'item', id, title, count: own.length }, ...sorted.map(asRow)]
  })
}

function ordered({ annotation, selectors }: Listed) {
  return { ...annotation, selectors }
}

function wordsOf({ comment, selectors, part }: Annotation): string {
  const quote = selectors.find((selector) => selector.type === 'TextQuoteSelector')
  return [comment, quote?.type === 'TextQuoteSelector' ? quote.exact : '', part ?? ''].join(' ')
}
