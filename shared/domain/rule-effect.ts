import type { PastDecision } from './calibration'
import { emptyScore, type Score } from './assessment'
import { suggestOutcome } from './outcome-rule'
import { levelIndex, type Rubric } from './rubric'

/** A decision as a rule sees it: what was recorded. */
type Recorded = Pick<PastDecision, 'id' | 'rubricId' | 'rubricVersion' | 'outcome' | 'levels'>

/**
 * Why it can't be said what a rule would have made of a decision. `criterion-new`: nothing was recorded for a criterion that one of the two
 * versions asks for; `level-gone`: a level was recorded that one of the two doesn't have; `version-gone`: the version by which it was decided isn't known.
 */
export type NotComputable = { id: string; reason: 'criterion-new' | 'level-gone' | 'version-gone'; criterionIds: string[] }

/** A decision that isn't what the rule by which it was made makes of its levels: an assessor departed from it, or two assessors did. */
export type Overridden = {
  id: string
  recorded: Exclude<PastDecision['outcome'], 'referred'>
  /** What the new rule makes of the same levels. */
  byRule: Exclude<PastDecision['outcome'], 'referred'>
}

export type EffectOfRule = {
  /** Decisions for which it can be said, those that departed from the rule among them: what the counts below are out of. */
  computed: number
  /** Ids of those that would still be what they are. */
  unchanged: string[]
  /** Ids of those that were awarded and wouldn't be. */
  toNotYet: string[]
  /** Ids of those that weren't awarded and would be. */
  toAwarded: string[]
  /** A rule says nothing about them, so none of them counts as changed by it. */
  overridden: Overridden[]
  notComputable: NotComputable[]
  /** How many were referred, on grounds that no rule knows: they are in none of the above. */
  referred: number
}

/**
 * What another rule (hurdles, weights, points, cut score) would have made of decisions: the outcome that its rule makes of the levels that were
 * recorded (`suggestOutcome`), against what the rule of the version made of them by which each was decided. A criterion that the new version
 * doesn't have any more counts for nothing in it. Decisions by other rubrics are left out.
 *
 * @param versions of this rubric by which decisions were made, in any order
 */
export function effectOfRule(past: readonly Recorded[], versions: readonly Rubric[], to: Rubric): EffectOfRule {
  const byVersion = new Map(versions.map((rubric) => [rubric.version, rubric]))
  const effect: EffectOfRule = {
    computed: 0,
    unchanged: [],
    toNotYet: [],
    toAwarded: [],
    overridden: [],
    notComputable: [],
    referred: 0,
  }
  for (const decision of past) {
    const { id, rubricId, rubricVersion, outcome } = decision
    if (rubricId !== to.id) continue
    const from = byVersion.get(rubricVersion)
    if (outcome === 'referred') effect.referred += 1
    else if (from === undefined) effect.notComputable.push({ id, reason: 'version-gone', criterionIds: [] })
    else note(effect, outcome, decision, from, to)
  }
  return effect
}

function note(effect: EffectOfRule, recorded: Overridden['recorded'], { id, levels }: Recorded, from: Rubric, to: Rubric): void {
  const obstacle = findObstacle(levels, from, to)
  if (obstacle) {
    effect.notComputable.push({ id, ...obstacle })
    return
  }
  effect.computed += 1
  const scores = Object.entries(levels).map(([criterionId, levelId]): Score => ({ ...emptyScore(criterionId), levelId }))
  const [before, after] = [from, to].map((rubric) => suggestOutcome(rubric, { scores }).outcome) as [
    Overridden['byRule'],
    Overridden['byRule'],
  ]
  if (before !== recorded) effect.overridden.push({ id, recorded, byRule: after })
  else if (after === before) effect.unchanged.push(id)
  else if (after === 'awarded') effect.toAwarded.push(id)
  else effect.toNotYet.push(id)
}

/** A level that is gone is told before a criterion that is new: that one was judged. */
function findObstacle(levels: Recorded['levels'], from: Rubric, to: Rubric): Omit<NotComputable, 'id'> | null {
  const criteria = [...to.criteria, ...from.criteria]
  const isGone = (criterion: Rubric['criteria'][number]) => {
    const levelId = levels[criterion.id]
    return levelId !== undefined && levelIndex(criterion, levelId) < 0
  }
  const gone = criteria.filter(isGone)
  if (gone.length > 0) return { reason: 'level-gone', criterionIds: unique(gone) }
  const unasked = criteria.filter(({ id }) => levels[id] === undefined)
  return unasked.length > 0 ? { reason: 'criterion-new', criterionIds: unique(unasked) } : null
}

function unique(criteria: readonly { id: string }[]): string[] {
  return [...new Set(criteria.map(({ id }) => id))]
}
