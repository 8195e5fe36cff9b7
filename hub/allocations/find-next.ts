import type { Achievement, Role } from '../../shared/domain'
import type { HubContext } from '../context'
import { type Available, chooseNext, findObstacle, mayHaveSecond, type Obstacle, sparing } from '../policy'
// Not by its room's index: giving qualifications writes into the feed, as giving work does.
import { findQualified } from '../qualifications/read'
import type { Purpose, SubmissionRow, Trx } from '../store'
import { aboutSubmission } from './about'
import { findAvailable } from './available'
import { HELD_STATES } from './states'

/** Who does which part. */
export function roleFor(purpose: Purpose): Role {
  return purpose === 'adjudication' ? 'lead' : 'assessor'
}

/** What a policy asks of whoever has this part: a split is settled by a lead, of whichever panel, competent in whatever. */
export function askedOf(purpose: Purpose, policy: Achievement['policy']): Partial<Achievement['policy']> {
  return purpose === 'adjudication' ? {} : policy
}

/** A part of a submission's assessment that is to be given to somebody. */
type Wanted = {
  submission: Pick<SubmissionRow, 'id' | 'revision' | 'candidate_id'>
  achievement: Pick<Achievement, 'id' | 'policy'>
  purpose: Purpose
  /** Calendar date on which it is to be done; absent: whether somebody will be away until then isn't asked. */
  dueOn?: string
}

/** Everybody whose role it is, each with what keeps them from having this part; null where nothing does. */
export async function findPeople(
  context: HubContext,
  trx: Trx,
  { submission, achievement, purpose, dueOn }: Wanted,
): Promise<{ person: Available; obstacle: Obstacle | null }[]> {
  const policy = askedOf(purpose, achievement.policy)
  const qualified = policy.qualifiedOnly === true ? await findQualified(context, trx, achievement.id) : []
  const about = await aboutSubmission(trx, submission, purpose, qualified)
  const people = await findAvailable(context, trx, roleFor(purpose), await findHaving(trx, submission), dueOn)
  return people.map((person) => ({ person, obstacle: findObstacle(person, about, policy) }))
}

/**
 * Who is to have this part now: whoever policy would choose; undefined where there is nobody.
 * @param except people who are passed over, beside those who may not
 */
export async function findNext(
  context: HubContext,
  trx: Trx,
  wanted: Wanted,
  except: readonly string[] = [],
): Promise<string | undefined> {
  const people = await findPeople(context, trx, wanted)
  const free = people.filter(({ person, obstacle }) => obstacle === null && !except.includes(person.id))
  const having = await findHaving(trx, wanted.submission)
  const settlers = wanted.purpose === 'adjudication' ? [] : await findSettlers(context, trx, wanted)
  const spared = sparing(
    free.map(({ person }) => person),
    settlers,
  )
  return chooseNext(spared, having)?.id
}

/** Ids of those who could settle a split of this submission: leads who have no part in it. None where policy lets it come to no split. */
export async function findSettlers(
  context: HubContext,
  trx: Trx,
  { submission, achievement }: Omit<Wanted, 'purpose' | 'dueOn'>,
): Promise<string[]> {
  if (!mayHaveSecond(achievement.policy)) return []
  const people = await findPeople(context, trx, { submission, achievement, purpose: 'adjudication' })
  return people.filter(({ obstacle }) => obstacle === null).map(({ person }) => person.id)
}

/** Who assesses it beside whoever is to be found. */
async function findHaving(trx: Trx, { id, revision }: Wanted['submission']): Promise<string[]> {
  const rows = await trx
    .selectFrom('allocations')
    .select('assessor_id')
    .where('submission_id', '=', id)
    .where('submission_revision', '=', revision)
    .where('task', '=', 'assess')
    .where('state', 'in', [...HELD_STATES])
    .execute()
  return rows.map(({ assessor_id }) => assessor_id)
}
