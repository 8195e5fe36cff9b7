import { ALLOCATION_LIFE, type AllocationState, findArrow } from '../../shared/domain'
import { dropDraft, OPEN_STATES } from '../drafts'
import { writeFeed, writeRevocation } from '../feed'
import { dropHandedDrafts } from '../handover'
import { type Actor, type AllocationRow, type FeedReason, type Trx, writeAudit } from '../store'

type Cause = {
  by: string
  actor: Actor
  at: Date
  /** What the trail is to say of it beside the states. */
  detail?: Record<string, string | number | null>
}
type Rebase = Partial<Pick<AllocationRow, 'submission_revision' | 'rubric_version' | 'lease_until' | 'lease_renewals'>>

/** Moves an allocation along its life, and tells its assessor. `rebase` sets what it is to be assessed against from now on. */
export async function changeAllocation(
  trx: Trx,
  allocation: AllocationRow,
  cause: Cause,
  rebase: Rebase = {},
): Promise<AllocationRow> {
  const row = await store(trx, allocation, nextState(allocation, cause.by), cause, rebase, null)
  await writeFeed(trx, [{ audience: `user:${row.assessor_id}`, kind: 'allocation', id: row.id, op: 'put' }])
  return row
}

/** Like `changeAllocation`, and takes the allocation and what it revealed from its assessor. */
export async function hideAllocation(trx: Trx, allocation: AllocationRow, cause: Cause, reason: FeedReason): Promise<void> {
  await store(trx, allocation, nextState(allocation, cause.by), cause, {}, cause.at)
  await dropHandedDrafts(trx, allocation)
  await writeRevocation(trx, allocation, reason)
}

/** A cause that isn't in the table leaves the state as it is: a new revision or rubric changes what is assessed, not how far it is. */
function nextState({ state }: AllocationRow, by: string): AllocationState {
  return findArrow(ALLOCATION_LIFE, state, by)?.to ?? state
}

async function store(
  trx: Trx,
  allocation: AllocationRow,
  state: AllocationState,
  { by, actor, at, detail: told }: Cause,
  rebase: Rebase,
  hiddenAt: Date | null,
): Promise<AllocationRow> {
  const ended = ['ended', 'moved', 'conflict-declared', 'returned', 'lapsed'].includes(state)
  const change = {
    ...rebase,
    state,
    revision: allocation.revision + 1,
    ended_at: ended ? (allocation.ended_at ?? at) : null,
    // What an assessor no longer sees stays out of their sight, whatever still becomes of it.
    hidden_at: allocation.hidden_at ?? hiddenAt,
  }
  await trx.updateTable('allocations').set(change).where('id', '=', allocation.id).execute()
  // A draft that was handed in, or that nobody can go on with, leaves no trace.
  if (hiddenAt !== null || !OPEN_STATES.includes(state)) await dropDraft(trx, allocation.id)
  const now = { ...allocation, ...change }
  const basis = { submissionRevision: now.submission_revision, rubricVersion: now.rubric_version }
  const detail = { ...told, ...basis, from: allocation.state, to: state }
  await writeAudit(trx, { at, actor, action: by, subjectKind: 'allocation', subjectId: allocation.id, detail })
  return now
}
