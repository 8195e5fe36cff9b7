import {
  type Assessment,
  findCriterion,
  isScored,
  levelIndex,
  type Rubric,
  type Scoring,
  type Suggestion,
  type SuggestionReason,
  suggestOutcome,
} from '../../../shared/domain'
import type { TextKey } from '../../kit'

/** One sentence of the interface, before it is put into a language. */
export type Words = {
  key: TextKey<'rubric'>
  values?: Record<string, string | number>
  /** Codes of criteria, to be joined as a list. */
  codes?: string[]
  /** Shares of the possible score, 0…1, to be shown as percentages. */
  shares?: { score: number; cut: number }
}

/** More open criteria than these are counted instead of named. */
const MOST_NAMED = 3

/**
 * What the rule makes of it so far, in a few words. "Not yet" is certain as soon as it is said: no level that is still open can
 * mend it. An award isn't: with one criterion open it hangs on that one, and with more it only can't be ruled out.
 */
export function wordHeadline(suggestion: Suggestion, scored: number, criteria: number): TextKey<'rubric'> {
  if (scored === 0) return 'suggestion.none'
  if (suggestion.outcome === 'not-yet') return 'suggestion.notYet'
  if (suggestion.final) return 'suggestion.award'
  return criteria - scored === 1 ? 'suggestion.awardSoFar' : 'suggestion.awardPossible'
}

/**
 * Why the rubric's rule suggests what it suggests, most telling first. Levels are counted from 1, as on the level
 * buttons.
 */
export function wordSuggestion(rubric: Rubric, scoring: Scoring, suggestion: Suggestion): Words[] {
  const others = suggestion.reasons.filter((reason) => reason.kind !== 'not-scored')
  // The rule goes by levels alone. What is counted here is what the rubric's heading counts, or the two contradict each other.
  const openIds = rubric.criteria.map(({ id }) => id).filter((id) => !isScored(id, scoring))
  if (others.length === suggestion.reasons.length) return others.map((reason) => wordReason(rubric, reason))
  const [onlyOpenId] = openIds
  if (onlyOpenId !== undefined && openIds.length === 1) return [wordLastOpen(rubric, scoring.assessment, onlyOpenId)]
  if (openIds.length === rubric.criteria.length) return [{ key: 'reason.nothingScored' }]
  return [wordOpen(rubric, openIds), ...others.map((reason) => wordReason(rubric, reason))]
}

function wordOpen(rubric: Rubric, openIds: readonly string[]): Words {
  const codes = openIds.map((id) => findCriterion(rubric, id)?.code ?? '')
  return codes.length > MOST_NAMED
    ? { key: 'reason.manyNotScored', values: { count: codes.length } }
    : { key: 'reason.notScored', codes }
}

/** With one criterion open, the rule can be told as the level that it must reach. */
function wordLastOpen(rubric: Rubric, assessment: Pick<Assessment, 'scores'>, criterionId: string): Words {
  const criterion = findCriterion(rubric, criterionId)
  const code = criterion?.code ?? ''
  const others = assessment.scores.filter((score) => score.criterionId !== criterionId)
  const least = (criterion?.levels ?? []).findIndex((level) => {
    const tried = { criterionId, levelId: level.id, rationale: '', noEvidenceFound: false, wholeItemIds: [] }
    return suggestOutcome(rubric, { scores: [...others, tried] }).outcome === 'awarded'
  })
  if (least > 0) return { key: 'reason.lastOpenReaches', values: { code, level: least + 1 } }
  return { key: 'reason.lastOpenAny', values: { code } }
}

function wordReason(rubric: Rubric, reason: Exclude<SuggestionReason, { kind: 'not-scored' }>): Words {
  if (reason.kind === 'hurdle-missed' || reason.kind === 'hurdle-open') {
    const criterion = findCriterion(rubric, reason.criterionId)
    const at = criterion ? levelIndex(criterion, reason.neededLevelId) : -1
    const key = reason.kind === 'hurdle-missed' ? 'reason.hurdleMissed' : 'reason.hurdleOpen'
    return { key, values: { code: criterion?.code ?? '', level: at + 1, title: criterion?.levels[at]?.title ?? '' } }
  }
  if (reason.kind === 'all-met') {
    return reason.cutScore === null
      ? { key: 'reason.allMetWithoutCut' }
      : { key: 'reason.allMet', shares: { score: reason.score, cut: reason.cutScore } }
  }
  return {
    key: reason.kind === 'below-cut' ? 'reason.belowCut' : 'reason.cutOpen',
    shares: { score: reason.score, cut: reason.cutScore },
  }
}
