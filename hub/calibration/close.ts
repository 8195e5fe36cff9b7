import type { Person } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import { changeAllocation, HELD_STATES } from '../allocations'
import type { HubContext } from '../context'
import { writeNewReaders, writeRound, writeRoundReferences } from '../feed'
import { NO_ROUND, reject } from '../policy'
import { type Actor, type RoundRow, type Trx, writeAudit } from '../store'
import { findToday } from '../today'
import { reportOnExemplars } from './reports/hand-out'
import { lockOwnRound } from './rounds'
import { endSeeds, lastReportsOf } from './seeds/end'

type CloseRound = Extract<Command, { type: 'round.close' }>

/** A lead closes their round. */
export async function closeRound(context: HubContext, trx: Trx, person: Person, command: CloseRound): Promise<CommandResult> {
  const round = await lockOwnRound(trx, person, command.allocationId)
  if (!round) return { id: command.id, ...NO_ROUND }
  if (round.state === 'closed') return { id: command.id, ...reject('wrong-state', 'This round is closed already.') }
  await close(context, trx, round, `person:${person.id}`)
  return { id: command.id, status: 'accepted', receipt: null }
}

/**
 * Closes one round whose last day is over.
 * @returns false where there is none that another hub isn't working on already
 */
export async function closeNextRound(context: HubContext): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    const round = await trx
      .selectFrom('rounds')
      .selectAll()
      .where('state', '!=', 'closed')
      .where('closes_on', '<', await findToday(context, trx))
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!round) return false
    await close(context, trx, round, 'hub')
    return true
  })
}

/**
 * Nothing more comes in; the panel keeps what they have as they keep decided work, and sees the references for what they scored,; the threads; and what is to
 * be said of how they scored. The lead keeps the references, by which they read the exemplars.
 */
async function close(context: HubContext, trx: Trx, round: RoundRow, actor: Actor): Promise<void> {
  const { id } = round
  const at = context.clock()
  const last_reports_at = round.mode === 'seeding' && round.opened_at !== null ? lastReportsOf(at) : null
  await trx.updateTable('rounds').set({ state: 'closed', closed_at: at, last_reports_at }).where('id', '=', id).execute()
  // Submissions before allocations, as everybody locks.
  await trx
    .selectFrom('submissions')
    .select('id')
    .where('id', 'in', ({ selectFrom }) => selectFrom('round_exemplars').select('submission_id').where('round_id', '=', id))
    .orderBy('id')
    .forUpdate()
    .execute()
  const held = await trx
    .selectFrom('allocations')
    .selectAll()
    .where('round_id', '=', id)
    .where('state', 'in', [...HELD_STATES])
    .orderBy('id')
    .forUpdate()
    .execute()
  const ending = held.filter(({ purpose, state }) => purpose === 'calibration' || state !== 'assessed')
  for (const allocation of ending) await changeAllocation(trx, allocation, { by: 'round.close', actor, at })
  await writeRoundReferences(
    trx,
    ending.filter(({ purpose, state }) => purpose === 'calibration' && state === 'assessed'),
  )
  await writeNewReaders(trx, id)
  if (round.mode === 'seeding') await endSeeds(context, trx, id)
  else await reportOnExemplars(context, trx, round, actor)
  await writeRound(trx, round)
  await writeAudit(trx, { at, actor, action: 'round.close', subjectKind: 'round', subjectId: id })
}
