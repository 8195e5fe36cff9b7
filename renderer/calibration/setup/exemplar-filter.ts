import { levelIndex, type PastDecision, type Rubric } from '../../../shared/domain'
import { isTagged } from '../looks/is-tagged'

/** Narrows past decisions down; empty and null let everything through. */
export type ExemplarFilter = {
  search: string
  outcome: PastDecision['outcome'] | null
  criterionId: string | null
  /** Of that criterion, counted from 1; null: any. */
  level: number | null
  /** Only what is tagged for a second look. */
  tagged: boolean
}

export const NO_FILTER: ExemplarFilter = { search: '', outcome: null, criterionId: null, level: null, tagged: false }

/** Those that match. A level is looked for by the rubric's ids, which survive its versions. */
export function filterDecisions(
  decisions: readonly PastDecision[],
  { search, outcome, criterionId, level, tagged }: ExemplarFilter,
  rubric: Rubric | null,
): PastDecision[] {
  const wanted = search.trim().toLocaleLowerCase()
  const criterion = rubric?.criteria.find(({ id }) => id === criterionId)
  return decisions.filter((one) => {
    if (tagged && !isTagged(one)) return false
    if (outcome !== null && one.outcome !== outcome) return false
    if (criterion && level !== null && levelIndex(criterion, one.levels[criterion.id]) !== level - 1) return false
    return one.pseudonym.toLocaleLowerCase().includes(wanted)
  })
}
