import { findArrow, SUBMISSION_LIFE, type SubmissionState } from '../../../shared/domain'
import { hideAllocation } from '../../allocations'
import type { HubContext } from '../../context'
import { OPEN_STATES } from '../../drafts'
import { eraseCopy } from '../../erasure'
import { addDays } from '../../policy'
import { type SeedRow, type Trx, writeAudit } from '../../store'

/** Within so many days from its round's end a seed leaves the queue that it lies in: several that left at once would tell what they were. */
const ENDS_WITHIN_DAYS = 3

/**
 * When the last reports of a round are handed out that is closed now: once all its seeds have left. Any earlier, and with the last of them,
 * a report would tell what has just left.
 */
export function lastReportsOf(closedAt: Date): Date {
  return addDays(closedAt, ENDS_WITHIN_DAYS + 1)
}

/** When a seed ends whose round is closed now. */
export function endOf({ secrets, clock }: Pick<HubContext, 'secrets' | 'clock'>, seedId: string): Date {
  return addDays(clock(), secrets.draw(`seed-end ${seedId}`) * ENDS_WITHIN_DAYS)
}

/** Plans the end of all seeds of a round that is closed: of those that nobody has, at once; of those in queues, one by one. */
export async function endSeeds(context: HubContext, trx: Trx, roundId: string): Promise<void> {
  const seeds = await trx.selectFrom('seeds').selectAll().where('round_id', '=', roundId).orderBy('submission_id').execute()
  for (const { submission_id, given_at } of seeds) {
    const ends_at = given_at === null ? context.clock() : endOf(context, submission_id)
    await trx.updateTable('seeds').set({ ends_at }).where('submission_id', '=', submission_id).execute()
  }
}

/**
 * Ends one seed whose time is over: one in a queue as if its candidate had withdrawn it, one that nobody has by erasing it. What was assessed
 * stays, and ends as live work does.
 * @returns false where there is none that another hub isn't working on already
 */
export async function endNextSeed(context: HubContext): Promise<boolean> {
  const done = await context.db.transaction().execute(async (trx) => {
    const at = context.clock()
    const seed = await trx
      .selectFrom('seeds')
      .innerJoin('submissions', 'submissions.id', 'seeds.submission_id')
      .selectAll('seeds')
      .select(['submissions.state', 'submissions.candidate_id'])
      .where('seeds.ends_at', '<=', at)
      .orderBy('seeds.ends_at')
      .limit(1)
      .forUpdate(['submissions', 'seeds'])
      .skipLocked()
      .executeTakeFirst()
    if (!seed) return null
    const { submission_id: id, candidate_id, allocation_id } = seed
    await trx.updateTable('seeds').set({ ends_at: null }).where('submission_id', '=', id).execute()
    if (allocation_id === null) {
      await eraseCopy(trx, id, candidate_id, { reason: 'retention', keepBadges: false, actor: 'hub', at })
      return 'erased'
    }
    await withdraw(trx, seed, allocation_id, at)
    return 'ended'
  })
  if (done === 'erased') await context.forget(['candidate_keys'])
  return done !== null
}

type Ending = SeedRow & { state: SubmissionState }

async function withdraw(trx: Trx, { submission_id: id, state }: Ending, allocationId: string, at: Date): Promise<void> {
  const allocation = await trx
    .selectFrom('allocations')
    .selectAll()
    .where('id', '=', allocationId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (!OPEN_STATES.includes(allocation.state) || allocation.hidden_at !== null) return
  const arrow = findArrow(SUBMISSION_LIFE, state, 'submission.withdraw')
  if (arrow) await trx.updateTable('submissions').set({ state: arrow.to }).where('id', '=', id).execute()
  await hideAllocation(trx, allocation, { by: 'submission.withdraw', actor: 'hub', at }, 'withdrawn')
  await writeAudit(trx, { at, actor: 'hub', action: 'submission.withdraw', subjectKind: 'submission', subjectId: id })
}
