import type { Criterion, CriterionChange, Level } from '../../../shared/domain'
import { splitMarks } from '../../review'

/** One piece of a criterion's wording in both versions; null on the side on which it isn't there. */
export type Pair = {
  key: string
  of: 'title' | 'question' | 'level' | 'weight' | 'hurdle'
  before: string | null
  after: string | null
  /** It is the level that I gave. */
  isMine: boolean
}

/**
 * What differs between the two wordings of a criterion, and the level that was given, whether it differs or not. Levels are paired by
 * their ids, in the order of the new version; those that went come last.
 * @param pointsOf a number of points in words: bare, it would be read as the level's place
 */
export function pairsOf(
  { before, after }: Pick<CriterionChange, 'before' | 'after'>,
  mineId: string | null,
  pointsOf: (points: number) => string,
): Pair[] {
  const whole = (of: Pair['of'], text: (criterion: Criterion) => string): Pair => ({
    key: of,
    of,
    before: before && text(before),
    after: after && text(after),
    isMine: false,
  })
  const pairs = [
    whole('title', ({ title }) => title),
    whole('question', ({ description }) => description),
    ...levelPairs(before, after, mineId, pointsOf),
    whole('weight', ({ weight }) => String(weight)),
    whole('hurdle', titleOfHurdle),
  ]
  return pairs.filter((pair) => pair.isMine || (pair.before ?? '') !== (pair.after ?? '')).filter(isTold(before, after))
}

/** Of a criterion that is new or gone its words are told, not how it is counted. */
function isTold(before: Criterion | null, after: Criterion | null): (pair: Pair) => boolean {
  const isWhole = before !== null && after !== null
  return ({ of }) => isWhole || of === 'question' || of === 'level'
}

function levelPairs(
  before: Criterion | null,
  after: Criterion | null,
  mineId: string | null,
  pointsOf: (points: number) => string,
): Pair[] {
  const find = (criterion: Criterion | null, id: string) => criterion?.levels.find((level) => level.id === id)
  const ids = new Set([...(after?.levels ?? []), ...(before?.levels ?? [])].map(({ id }) => id))
  return [...ids].map((id) => ({
    key: id,
    of: 'level',
    before: wordsOf(find(before, id), pointsOf),
    after: wordsOf(find(after, id), pointsOf),
    isMine: id === mineId,
  }))
}

function wordsOf(level: Level | undefined, pointsOf: (points: number) => string): string | null {
  if (!level) return null
  const descriptor = splitMarks(level.descriptor).map(({ text }) => text)
  return `${level.title} (${pointsOf(level.points)}): ${descriptor.join('')}`
}

function titleOfHurdle({ hurdleLevelId, levels }: Criterion): string {
  return levels.find(({ id }) => id === hurdleLevelId)?.title ?? ''
}
