import { type Annotation, type EvidenceItem, type Placement, type Selector, type Side, SIDES } from '../../../../shared/domain'
import { findWords } from '../../../kit/search'
import { compareByPlace } from '../annotation-quote'
import type { Placements } from '../placing/placed'

/** One annotation as the list shows it. */
export type Listed = {
  annotation: Annotation
  /** Made for the decision about an earlier revision, or by one of the two assessors between whom somebody is to settle. */
  isEarlier: boolean
  /** Which of the two; null for all others. */
  by: Side | null
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
  whose: 'all' | 'mine' | 'earlier' | Side
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

/** Annotations of the two assessors between whom somebody is to settle. */
export type SideNotes = Readonly<Record<Side, readonly Annotation[]>>

/** My annotations, those of the earlier decision and those of the two assessors, each with its place. */
export function listAll(
  mine: readonly Annotation[],
  earlier: readonly Annotation[],
  placements: Placements,
  sides: SideNotes | null = null,
): Listed[] {
  const list = (annotations: readonly Annotation[], isEarlier: boolean, by: Side | null = null) =>
    annotations.map((annotation): Listed => {
      const placement = placements.get(annotation.id)
      const isKnown = placement !== undefined && placement.quality !== 'orphaned'
      const selectors = isKnown ? placement.selectors : annotation.selectors
      return { annotation, isEarlier, by, quality: placement?.quality ?? null, selectors }
    })
  const theirs = sides ? [...list(sides.a, true, 'a'), ...list(sides.b, true, 'b')] : []
  return [...list(mine, false), ...list(earlier, true), ...theirs]
}

/** Whose annotations can be told apart in the list; none where all are mine. */
export function whoseAre(earlier: readonly Annotation[], sides: SideNotes | null): Exclude<ListFilter['whose'], 'all'>[] {
  const others = [...(earlier.length > 0 ? (['earlier'] as const) : []), ...(sides ? SIDES : [])]
  return others.length === 0 ? [] : ['mine', ...others]
}

/** What matches, in no order. */
export function filterList(all: readonly Listed[], filter: ListFilter): Listed[] {
  const kept = all.filter(({ annotation, isEarlier, by, quality }) => {
    if (filter.criterionId !== 'any' && (annotation.criterionId ?? 'none') !== filter.criterionId) return false
    if (filter.evidenceId !== null && annotation.evidenceId !== filter.evidenceId) return false
    if (filter.whose !== 'all' && filter.whose !== (by ?? (isEarlier ? 'earlier' : 'mine'))) return false
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
