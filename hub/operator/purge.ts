import { findArrow, SUBMISSION_LIFE } from '../../shared/domain'
import { lockSubmission, recallAllocations } from '../allocations'
import type { HubContext } from '../context'
import { writeOpening } from '../feed'
import type { AllocationRow, Db, Trx } from '../store'
import { findSubmissionOrPerson } from './find'

type PurgeOptions = {
  /** Destroys work that was never sent, too. */
  evenUnsent: boolean
  /** Without it, nothing is done but told what would be. */
  yes: boolean
}

type Reason = NonNullable<AllocationRow['purged']>

/** Everybody's machines. */
const ALL = 'all'

/**
 * Takes submissions from the machines that they are on: all of one person's, one submission, or `all`. The machines destroy their keys
 * with the next contact. What wasn't assessed yet goes back to the pool, from which `move` gives it to somebody.
 */
export async function purge(context: HubContext, target: string, { evenUnsent, yes }: PurgeOptions): Promise<string> {
  const reason = evenUnsent ? 'purged-unsent' : 'purged'
  const hit = await findHit(context.db, target, reason)
  const words = describeHit(hit, evenUnsent)
  if (hit.length === 0 || !yes) return words.join('\n')
  const bySubmission = new Map<string, string[]>()
  for (const { id, submission_id } of hit) bySubmission.set(submission_id, [...(bySubmission.get(submission_id) ?? []), id])
  // Each submission by itself: a purge of everything mustn't hold everybody's work until it is done, and saying it again goes on.
  for (const [submissionId, ids] of bySubmission) {
    await context.db.transaction().execute((trx) => purgeSubmission(trx, submissionId, ids, reason, context.clock()))
  }
  return `${words[0]}\nDone: each machine lets go of it at its next contact with the hub.`
}

type Hit = Pick<AllocationRow, 'id' | 'submission_id' | 'state' | 'hidden_at'> & { name: string }

/**
 * What its assessors see, and what was taken from them before: a machine keeps a draft of that, or what it sent, until its person lets
 * go or it has grown old. What machines were asked for already isn't asked for again.
 */
async function findHit(db: Db, target: string, reason: Reason): Promise<Hit[]> {
  const kept = db
    .selectFrom('allocations')
    .innerJoin('people', 'people.id', 'allocations.assessor_id')
    .select(['allocations.id', 'allocations.submission_id', 'allocations.state', 'allocations.hidden_at', 'people.name'])
    .where(({ eb, or }) =>
      or([
        eb('allocations.hidden_at', 'is', null),
        eb('allocations.purged', 'is', null),
        ...(reason === 'purged-unsent' ? [eb('allocations.purged', '=', 'purged')] : []),
      ]),
    )
    .orderBy('allocations.submission_id')
  if (target.trim().toLowerCase() === ALL) return kept.execute()
  const { kind, id } = await findSubmissionOrPerson(db, target)
  return kept.where(kind === 'person' ? 'allocations.assessor_id' : 'allocations.submission_id', '=', id).execute()
}

function describeHit(hit: readonly Hit[], evenUnsent: boolean): string[] {
  if (hit.length === 0) return ['Nothing of it is on any machine.']
  const names = [...new Set(hit.map(({ name }) => name))].sort()
  const visible = hit.filter(({ hidden_at }) => hidden_at === null)
  const submissions = new Set(visible.map((row) => row.submission_id)).size
  const left = hit.length - visible.length
  const open = visible.filter(({ state }) => isOpen(state)).length
  return [
    `${submissions} submission(s), ${visible.length} allocation(s), of ${names.join(', ')}: to be taken from their machines.`,
    ...(left > 0 ? [`${left} more had left them before: what the machines still keep of these is taken in the same way.`] : []),
    evenUnsent
      ? 'Drafts and decisions that were never sent are DESTROYED there, and nobody can bring them back.'
      : 'Drafts and decisions that were never sent are kept there. With --even-unsent they are destroyed too.',
    `${open} of these allocation(s) are not assessed yet and go back to the pool; "move" gives them to somebody.`,
    'Nothing was done. Say it again with --yes to do it.',
  ]
}

async function purgeSubmission(trx: Trx, id: string, hit: readonly string[], reason: Reason, at: Date): Promise<void> {
  const { submission, achievement, allocations } = await lockSubmission(trx, id)
  const gone = allocations.filter((allocation) => hit.includes(allocation.id))
  const hidden = await lockAllocations(
    trx,
    hit.filter((hitId) => !gone.some((allocation) => allocation.id === hitId)),
  )
  await recallAllocations(trx, [...gone, ...hidden], { by: 'allocation.purge', actor: 'operator', at, reason })
  await writeOpening(trx, id, achievement)
  const isLeft = allocations.length > gone.length || allocations.some(({ state }) => state === 'assessed')
  const arrow = findArrow(SUBMISSION_LIFE, submission.state, 'allocation.purge')
  if (isLeft || !arrow || !gone.some(({ state }) => isOpen(state))) return
  await trx.updateTable('submissions').set({ state: arrow.to }).where('id', '=', id).execute()
}

/** What its assessors see no more. */
async function lockAllocations(trx: Trx, ids: readonly string[]): Promise<AllocationRow[]> {
  if (ids.length === 0) return []
  return trx
    .selectFrom('allocations')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
}

function isOpen(state: AllocationRow['state']): boolean {
  return state === 'offered' || state === 'accepted' || state === 'in-review'
}
