import type { PastDecision, Person } from '../../shared/domain'
import type { FeedReason, Trx } from '../store'
import { type Keeper, loadPastDecisions, lookBack, selectDecided } from './decided'
import { type FeedEntry, writeFeed } from './entries'
import { rubricsNotTold } from './told-rubrics'

/** So many are looked at at once; a statement takes no more parameters than a few times that. */
const MOST_AT_ONCE = 5000

/** The decisions about these submissions' current revisions, with whose work it is, in the order in which rows are locked. */
export function findDecided(trx: Trx, submissionIds: readonly string[]) {
  return selectDecided(trx)
    .select(['decisions.id as decision_id', 'submissions.id as submission_id', 'submissions.candidate_id'])
    .where('submissions.id', 'in', [...submissionIds])
    .orderBy('submissions.id')
    .execute()
}

/** Tells the leads who may look back at them that submissions were decided, or their decisions tagged. The others hear nothing. */
export async function writePastDecisions(context: Keeper, trx: Trx, submissionIds: readonly string[]): Promise<void> {
  const people = await trx.selectFrom('people').select(['id', 'name', 'roles', 'panels']).execute()
  const leads = people.filter(({ roles }) => roles.includes('lead'))
  const seenBy = await lookBack(context, trx, leads, submissionIds)
  const told = leads.map((person) => ({ person, named: [...seenBy(person).values()] }))
  await writeFeed(trx, [
    ...(await rubricsNotTold(trx, told)),
    ...told.flatMap(({ person, named }) =>
      named.map(({ id }): FeedEntry => ({ audience: `user:${person.id}`, kind: 'past-decision', id, op: 'put' })),
    ),
  ])
}

/**
 * Has whoever was told of these decisions look again: the candidate handed in anew, withdrew, or was erased; or, to one person, they declared
 * an interest.
 * @param options.reason why they are to go from machines at once, where they are
 */
export async function writePastDecisionsGone(
  trx: Trx,
  submissionIds: readonly string[],
  { reason, to }: { reason?: FeedReason; to?: string } = {},
): Promise<void> {
  if (submissionIds.length === 0) return
  let query = trx
    .selectFrom('feed')
    .select(['record_id', 'audience'])
    .distinct()
    .where('kind', '=', 'past-decision')
    .where('record_id', 'in', [...submissionIds])
  if (to !== undefined) query = query.where('audience', '=', `user:${to}`)
  const told = await query.execute()
  await writeFeed(
    trx,
    told.map(({ record_id: id, audience }): FeedEntry => {
      const [, personId = ''] = audience.split(':')
      return { audience: `user:${personId}`, kind: 'past-decision', id, op: 'remove', ...(reason && { reason }) }
    }),
  )
}

/**
 * Tells a lead of decisions that they weren't told of, because they lead only since then or the hub didn't tell of any yet; and that those are
 * gone that they may look back at no longer. Nothing is written where they know already.
 */
export async function writePastDecisionsInSight(context: Keeper, trx: Trx, person: Person): Promise<void> {
  const audience = `user:${person.id}` as const
  const told = await trx
    .selectFrom('feed')
    .select(['record_id as id', 'op'])
    .distinctOn('record_id')
    .where('kind', '=', 'past-decision')
    .where('audience', '=', audience)
    .orderBy('record_id')
    .orderBy('position', 'desc')
    .execute()
  const known = new Set(told.flatMap(({ id, op }) => (op === 'put' ? id : [])))
  if (known.size === 0 && !person.roles.includes('lead')) return
  const decided = (await selectDecided(trx).select('submissions.id').execute()).map(({ id }) => id)
  const inSight = new Map<string, PastDecision>()
  for (let at = 0; at < decided.length; at += MOST_AT_ONCE) {
    const some = await loadPastDecisions(context, trx, person, decided.slice(at, at + MOST_AT_ONCE))
    for (const [id, past] of some) inSight.set(id, past)
  }
  const entry = (op: FeedEntry['op']) => (id: string) => ({ audience, kind: 'past-decision' as const, id, op })
  const fresh = [...inSight.values()].filter(({ id }) => !known.has(id))
  await writeFeed(trx, [
    ...(await rubricsNotTold(trx, [{ person, named: fresh }])),
    ...fresh.map(({ id }) => id).map(entry('put')),
    ...[...known].filter((id) => !inSight.has(id)).map(entry('remove')),
  ])
}
