import type { Person } from '../../shared/domain'
import type { HubContext } from '../context'
import type { Trx } from '../store'
import { type FeedEntry, writeFeed } from './entries'
import { loadReturnable } from './pending-decisions'

/**
 * Tells a lead of decisions that wait for their release and that they weren't told of: who leads follows from their sign-in, and the decision
 * may be older. What they may return no longer, they are told is gone. Nothing is written where they know already.
 */
export async function writeDecisionsInSight(context: Pick<HubContext, 'secrets'>, trx: Trx, person: Person): Promise<void> {
  const audience = `user:${person.id}` as const
  const told = await trx
    .selectFrom('feed')
    .innerJoin('decisions', 'decisions.id', 'feed.record_id')
    .select(['decisions.id', 'feed.op'])
    .distinctOn('decisions.id')
    .where('feed.kind', '=', 'pending-decision')
    .where('feed.audience', '=', audience)
    .where('decisions.state', '=', 'pending')
    .orderBy('decisions.id')
    .orderBy('feed.position', 'desc')
    .execute()
  if (told.length === 0 && !person.roles.includes('lead')) return
  const waiting = await trx.selectFrom('decisions').select('id').where('state', '=', 'pending').execute()
  const returnable = await loadReturnable(
    context,
    trx,
    person,
    waiting.map(({ id }) => id),
  )
  const inSight = new Set(returnable.filter((row) => row.submission_revision === row.revision).map(({ id }) => id))
  const known = new Set(told.flatMap(({ id, op }) => (op === 'put' ? id : [])))
  const entry = (op: FeedEntry['op']) => (id: string) => ({ audience, kind: 'pending-decision' as const, id, op })
  await writeFeed(trx, [
    ...[...inSight].filter((id) => !known.has(id)).map(entry('put')),
    ...[...known].filter((id) => !inSight.has(id)).map(entry('remove')),
  ])
}
