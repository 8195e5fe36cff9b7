import type { Person } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import type { HubContext } from '../context'
import { returnDecision } from '../decisions'
import { loadReturnable } from '../feed'
import { judgeReturn, NO_DECISION } from '../policy'
import type { Trx } from '../store'

type Return = Extract<Command, { type: 'decision.return' }>

/** A lead gives a decision that waits for its release back to those who made it, with the reason. */
export async function returnByLead(context: HubContext, trx: Trx, person: Person, command: Return): Promise<CommandResult> {
  const { id: commandId, allocationId: decisionId, reason } = command
  // The submission first, as everybody locks: a release or a take-back on its way is over before this goes on.
  const submission = await trx
    .selectFrom('submissions')
    .selectAll()
    .where('id', 'in', ({ selectFrom }) => selectFrom('decisions').select('submission_id').where('id', '=', decisionId))
    .forUpdate()
    .executeTakeFirst()
  const [decision] = submission ? await loadReturnable(context, trx, person, [decisionId]) : []
  const at = context.clock()
  const refusal = judgeReturn({ reason }, decision ?? null, at)
  if (refusal || !submission || !decision) return { id: commandId, ...(refusal ?? NO_DECISION) }
  await returnDecision(context, trx, submission, decision.achievement, { at, actor: `person:${person.id}`, words: reason })
  return { id: commandId, status: 'accepted', receipt: null }
}
