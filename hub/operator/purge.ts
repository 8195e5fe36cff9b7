import { findArrow, SUBMISSION_LIFE } from '../../shared/domain'
import { hideAllocation } from '../allocations'
import type { HubContext } from '../context'
import type { AllocationRow, Db, FeedReason, Trx } from '../store'
import { findSubmissionOrPerson } from './find'
import { lockSubmission } from './lock'

type PurgeOptions = {
  /** Destroys work that was never sent, too. */
  evenUnsent: boolean
  /** Without it, nothing is done but told what would be. */
  yes: boolean
}

/** Everybody's machines. */
const ALL = 'all'

/**
 * Takes submissions from the machines that they are on: all of one person's, one submission, or `all`. The machines destroy their keys
 * with the next contact. What wasn't assessed yet goes back to the pool, from which `move` gives it to somebody.
 */
export async function purge(context: HubContext, target: string, { evenUnsent, yes }: PurgeOptions): Promise<string> {
  const hit = await findHit(context.db, target)
  const words = describeHit(hit, evenUnsent)
  if (hit.length === 0 || !yes) return words
  const reason = evenUnsent ? 'purged-unsent' : 'purged'
  const ids = new Set(hit.map(({ id }) => id))
  // Each submission by itself: a purge of everything mustn't hold everybody's work until it is done, and saying it again goes on.
  for (const submissionId of new Set(hit.map((row) => row.submission_id))) {
    await context.db.transaction().execute((trx) => purgeSubmission(trx, submissionId, ids, reason, context.clock()))
  }
  return `${words.split('\n')[0]}\nDone: each machine lets go of it at its next contact with the hub.`
}

type Hit = Pick<AllocationRow, 'id' | 'submission_id' | 'state'> & { name: string }

async function findHit(db: Db, target: string): Promise<Hit[]> {
  const visible = db
    .selectFrom('allocations')
    .innerJoin('people', 'people.id', 'allocations.assessor_id')
    .select(['allocations.id', 'allocations.submission_id', 'allocations.state', 'people.name'])
    .where('allocations.hidden_at', 'is', null)
    .orderBy('allocations.submission_id')
  if (target.trim().toLowerCase() === ALL) return visible.execute()
  const { kind, id } = await findSubmissionOrPerson(db, target)
  return visible.where(kind === 'person' ? 'allocations.assessor_id' : 'allocations.submission_id', '=', id).execute()
}

function describeHit(hit: readonly Hit[], evenUnsent: boolean): string {
  if (hit.length === 0) return 'Nothing of it is on any machine.'
  const names = [...new Set(hit.map(({ name }) => name))].sort()
  const submissions = new Set(hit.map((row) => row.submission_id)).size
  const open = hit.filter(({ state }) => isOpen(state)).length
  return [
    `${submissions} submission(s), ${hit.length} allocation(s), of ${names.join(', ')}: to be taken from their machines.`,
    evenUnsent
      ? 'Drafts and decisions that were never sent are DESTROYED there, and nobody can bring them back.'
      : 'Drafts and decisions that were never sent are kept there. With --even-unsent they are destroyed too.',
    `${open} of these allocation(s) are not assessed yet and go back to the pool; "move" gives them to somebody.`,
    'Nothing was done. Say it again with --yes to do it.',
  ].join('\n')
}

async function purgeSubmission(trx: Trx, id: string, hit: ReadonlySet<string>, reason: FeedReason, at: Date): Promise<void> {
  const { submission, allocations } = await lockSubmission(trx, id)
  const gone = allocations.filter((allocation) => hit.has(allocation.id))
  for (const allocation of gone) {
    await hideAllocation(trx, allocation, { by: 'allocation.purge', actor: 'operator', at }, reason)
  }
  const isLeft = allocations.length > gone.length || allocations.some(({ state }) => state === 'assessed')
  const arrow = findArrow(SUBMISSION_LIFE, submission.state, 'allocation.purge')
  if (isLeft || !arrow || !gone.some(({ state }) => isOpen(state))) return
  await trx.updateTable('submissions').set({ state: arrow.to }).where('id', '=', id).execute()
}

function isOpen(state: AllocationRow['state']): boolean {
  return state === 'offered' || state === 'accepted' || state === 'in-review'
}
