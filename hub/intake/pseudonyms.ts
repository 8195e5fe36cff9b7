import type { IntakeSubmission } from '../../shared/protocol'
import type { Secrets } from '../store'

/** A pseudonym by `<achievement> <candidate>`: the same for each of a candidate's submissions, and never one for two. */
export function givePseudonyms(
  secrets: Secrets,
  submissions: readonly Pick<IntakeSubmission, 'achievementId' | 'candidate'>[],
): Map<string, string> {
  const given = new Map<string, string>()
  const taken = new Set<string>()
  for (const { achievementId, candidate } of submissions) {
    const key = `${achievementId} ${candidate.id}`
    if (given.has(key)) continue
    let attempt = 0
    let pseudonym = secrets.pseudonym(achievementId, candidate.id)
    while (taken.has(`${achievementId} ${pseudonym}`)) pseudonym = secrets.pseudonym(achievementId, candidate.id, ++attempt)
    taken.add(`${achievementId} ${pseudonym}`)
    given.set(key, pseudonym)
  }
  return given
}
