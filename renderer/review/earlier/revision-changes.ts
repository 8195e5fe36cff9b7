import {
  type Annotation,
  type Criterion,
  type EarlierDecision,
  type EvidenceItem,
  findQuote,
  type Level,
  type Rubric,
  shownFile,
} from '../../../shared/domain'
import type { Placements } from '../annotations/placing/placed'

/** What became of an item since the earlier revision. */
export type ItemChange = 'new' | 'changed' | 'same'
type Before = Pick<EarlierDecision, 'evidence' | 'annotations' | 'levels' | 'points'>

/** What became of each item that is here now, by its id; empty where it isn't known what had been handed in. */
export function itemChanges(items: readonly EvidenceItem[], { evidence }: Pick<Before, 'evidence'>): Map<string, ItemChange> {
  if (evidence.length === 0) return new Map()
  const before = new Map(evidence.map(({ id, sha256 }) => [id, sha256]))
  return new Map(
    items.map((item) => {
      const sha256 = before.get(item.id)
      if (sha256 === undefined) return [item.id, 'new']
      // The file that is read may be another rendition of what was handed in unchanged.
      return [item.id, sha256 === shownFile(item).sha256 || sha256 === item.sha256 ? 'same' : 'changed']
    }),
  )
}

/** What had been handed in and is no longer. */
export function removedItems(items: readonly EvidenceItem[], { evidence }: Pick<Before, 'evidence'>): Before['evidence'] {
  const ids = new Set(items.map(({ id }) => id))
  return evidence.filter(({ id }) => !ids.has(id))
}

/** A passage that was marked for the earlier decision, and what became of it; `unknown` while that isn't found out. */
export type Passage = {
  annotation: Annotation
  /** The item that it is in; null where that was taken out. */
  item: EvidenceItem | null
  became: 'unchanged' | 'reworded' | 'gone' | 'unknown'
  /** Its words then and now; null where it has none, or none any more. */
  before: string | null
  after: string | null
}

/** All that the earlier decision rested on for one criterion; null stands for what was tied to none. */
export type CriterionChanges = {
  criterion: Criterion | null
  /** Place of the criterion in the rubric, -1 for none. */
  index: number
  level: Level | null
  points: Before['points']
  passages: Passage[]
}

/**
 * Criterion by criterion: the level that was given, what was asked for, and the marked passages with what became of them. Criteria about
 * which nothing is known are left out.
 */
export function changesByCriterion(
  { criteria }: Pick<Rubric, 'criteria'>,
  decision: Before,
  items: readonly EvidenceItem[],
  placements: Placements,
): CriterionChanges[] {
  const became = itemChanges(items, decision)
  const isChanged = ({ evidenceId }: Annotation) => became.get(evidenceId) === 'changed'
  const passages = decision.annotations.map((annotation) => passageOf(annotation, items, placements, isChanged(annotation)))
  const known = new Set(criteria.map(({ id }) => id))
  // A criterion that the rubric no longer has counts as none.
  const idOf = (id: string | null | undefined) => (id !== null && id !== undefined && known.has(id) ? id : null)
  const about = (criterion: Criterion | null, index: number): CriterionChanges => {
    const id = criterion?.id ?? null
    const levelId = id === null ? undefined : decision.levels[id]
    return {
      criterion,
      index,
      level: criterion?.levels.find((level) => level.id === levelId) ?? null,
      points: decision.points.filter((point) => idOf(point.criterionId) === id),
      passages: passages.filter(({ annotation }) => idOf(annotation.criterionId) === id),
    }
  }
  return [...criteria.map(about), about(null, -1)].filter(
    ({ level, points, passages: own }) => level !== null || points.length > 0 || own.length > 0,
  )
}

function passageOf(
  annotation: Annotation,
  items: readonly EvidenceItem[],
  placements: Placements,
  isItemChanged: boolean,
): Passage {
  const item = items.find(({ id }) => id === annotation.evidenceId) ?? null
  const placement = placements.get(annotation.id)
  const before = findQuote(annotation.selectors)?.exact ?? null
  const after = placement ? (findQuote(placement.selectors)?.exact ?? null) : null
  const found = placement
    ? ({ exact: 'unchanged', approximate: 'reworded', orphaned: 'gone' } as const)[placement.quality]
    : 'unknown'
  // A note on a whole item has its place in any file; what it is about is another one.
  const became = found === 'unchanged' && annotation.shape === 'whole-item' && isItemChanged ? 'reworded' : found
  return { annotation, item, became, before, after }
}
