import type { Command } from '../../shared/protocol'
import { hideAllocation } from '../allocations'
import { keepReason } from '../candidates'
import type { HubContext } from '../context'
import type { Trx } from '../store'
import { passOn } from './pass-on'
import type { Locked } from './situation'

type GiveBack = Extract<Command, { type: 'allocation.give-back' }>

/** Takes work from somebody who won't do it, and gives it to somebody else. Policy doesn't choose them for it again. */
export async function giveBack(context: HubContext, trx: Trx, command: GiveBack, locked: Locked): Promise<void> {
  const { allocation, submission, seed, situation } = locked
  const reason = await keepReason(context, trx, submission.candidate_id, command.reason)
  const actor = `person:${allocation.assessor_id}` as const
  await hideAllocation(trx, allocation, { by: command.type, actor, at: situation.now, detail: { reason } }, 'moved')
  // A seed is somebody's alone.
  if (!seed) await passOn(context, trx, locked, command.type)
}
