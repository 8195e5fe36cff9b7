import { levelIndex, type PastDecision, type Rubric } from '../../../shared/domain'

/** Narrows past decisions down; empty and null let everything through. */
export type ExemplarFilter = {
  search: string
  outcome: PastDecision['outcome'] | null
  criterionId: string | null
  /** Of that criterion, counted from 1; null: any. */
  level: number | null
}

export const NO_FILTER: ExemplarFilter = { search: '', outcome: null, criterionId: null, level: null }

/** Those that match. A level is looked for by the rubric's ids, which survive its versions. */
export function filterDecisions(
  decisions: readonly PastDecision[],
  { search, outcome, criterionId, level }: ExemplarFilter,
  rubric: Rubric | null,
): PastDecision[] {
  const wanted = search.trim().toLocaleLowerCase()
  const criterion = rubric?.criteria.find(({ id }) => id === criterionId)
  return decisions.filter((one) => {
    if (outcome !== null && one.outcome !== outcome) return false
    if (criterion && level !== null && levelIndex(criterion, one.levels[criterion.id]) !== level - 1) return false
    return one.pseudonym.toLocaleLowerCase().includes(wanted)
  })
}
