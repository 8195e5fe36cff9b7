import type { Command } from '../../shared/protocol'
import { candidateKey } from '../candidates'
import type { HubContext } from '../context'
import { writeFeed } from '../feed'
import { type AllocationRow, type HandedContent, PLACES, type SubmissionRow, type Trx, writeAudit } from '../store'

type HandOver = Extract<Command, { type: 'draft.hand-over' }>

/** Keeps the draft for whoever has the work now, and tells them. */
export async function handOverDraft(
  context: Pick<HubContext, 'secrets'>,
  trx: Trx,
  command: HandOver,
  { submission, from, to, at }: { submission: SubmissionRow; from: AllocationRow; to: AllocationRow; at: Date },
): Promise<void> {
  const content: HandedContent = { draft: command.draft, annotations: command.annotations }
  const key = await candidateKey(context, trx, submission.candidate_id)
  await trx
    .insertInto('handed_drafts')
    .values({
      command_id: command.id,
      allocation_id: to.id,
      from_person_id: from.assessor_id,
      sealed: context.secrets.sealRecord(PLACES.handed(command.id), key, content),
      handed_at: at,
    })
    .execute()
  await noteHandedOver(trx, from, at)
  // This transaction may count as older than the one that gave the receiver their allocation: readers need that first.
  const base = { audience: `user:${to.assessor_id}`, op: 'put' } as const
  await writeFeed(trx, [
    { ...base, kind: 'allocation', id: to.id },
    { ...base, kind: 'handed-draft', id: command.id },
  ])
  await writeAudit(trx, {
    at,
    actor: `person:${from.assessor_id}`,
    action: command.type,
    subjectKind: 'allocation',
    subjectId: from.id,
    detail: { to: to.id, command: command.id },
  })
}

/** A draft of this allocation was handed over: that happens once. */
export async function noteHandedOver(trx: Trx, { id }: Pick<AllocationRow, 'id'>, at: Date): Promise<void> {
  await trx.updateTable('allocations').set({ handed_over_at: at }).where('id', '=', id).execute()
}
