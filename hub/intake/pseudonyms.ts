import type { IntakeSubmission } from '../../shared/protocol'
import type { HubContext } from '../context'
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

/** The pseudonym that a candidate has among those of an achievement that the hub has already, or is to have there. */
export async function findPseudonym(
  { db, secrets }: Pick<HubContext, 'db' | 'secrets'>,
  achievementId: string,
  candidateId: string,
): Promise<string> {
  const given = await db
    .selectFrom('pseudonyms')
    .select('pseudonym')
    .where('achievement_id', '=', achievementId)
    .where('candidate_id', '=', candidateId)
    .executeTakeFirst()
  if (given) return given.pseudonym
  for (let attempt = 0; ; attempt += 1) {
    const pseudonym = secrets.pseudonym(achievementId, candidateId, attempt)
    const taken = await db
      .selectFrom('pseudonyms')
      .select('candidate_id')
      .where('achievement_id', '=', achievementId)
      .where('pseudonym', '=', pseudonym)
      .executeTakeFirst()
    if (!taken) return pseudonym
  }
}
