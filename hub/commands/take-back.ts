import type { Receipt } from '../../shared/domain'
import type { Command } from '../../shared/protocol'
import { changeAllocation } from '../allocations'
import { noteSeedTakenBack } from '../calibration'
import type { HubContext } from '../context'
import { cancelAdjudication, cancelPendingDecision, writeReceipt } from '../decisions'
import type { Trx } from '../store'
import type { Locked } from './situation'

type TakeBack = Extract<Command, { type: 'decision.take-back' }>

/** Takes an assessment back with all that followed from it; the review goes on, against the rubric that is in force now. */
export async function takeBack(
  context: HubContext,
  trx: Trx,
  command: TakeBack,
  { allocation, submission, seed, situation }: Locked,
): Promise<Receipt> {
  const { achievement, now: at } = situation
  const actor = `person:${allocation.assessor_id}` as const
  await trx.updateTable('assessments').set({ taken_back_at: at }).where('command_id', '=', command.submitCommandId).execute()
  if (seed) await noteSeedTakenBack(context, trx, seed)
  await cancelPendingDecision(trx, submission, achievement, { at, actor })
  await cancelAdjudication(trx, submission.id, { at, actor })
  const rebase = { rubric_version: achievement.rubricVersion }
  await changeAllocation(trx, allocation, { by: 'decision.take-back', actor, at }, rebase)
  const receipt: Receipt = {
    commandId: command.id,
    allocationId: allocation.id,
    submissionId: submission.id,
    stage: 'taken-back',
    outcome: null,
    acceptedAt: at.toISOString(),
    releaseAt: null,
    credentialId: null,
  }
  await writeReceipt(trx, allocation.assessor_id, receipt)
  return receipt
}
