import type { Person } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import { keepReasons } from '../candidates'
import type { HubContext } from '../context'
import { findDecided, loadPastDecisions, writePastDecisions } from '../feed'
import { judgeLookedAt, NO_PAST_DECISION } from '../policy'
import { type Trx, writeAudit } from '../store'

type LookedAt = Extract<Command, { type: 'decision.looked-at' }>

/** A lead says what they found about a tagged decision. It changes neither the outcome nor a badge. */
export async function lookedAt(context: HubContext, trx: Trx, person: Person, command: LookedAt): Promise<CommandResult> {
  const { id: commandId, type, allocationId: submissionId, finding, words } = command
  // As everybody locks; of two leads at once the second one meets what the first one said.
  await trx.selectFrom('submissions').select('id').where('id', '=', submissionId).forUpdate().execute()
  const past = (await loadPastDecisions(context, trx, person, [submissionId])).get(submissionId)
  const refusal = judgeLookedAt(past ?? null)
  if (refusal) return { id: commandId, ...refusal }
  const [decided] = await findDecided(trx, [submissionId])
  const words_id = decided && (await keepReasons(context, trx, [decided.candidate_id], words)).get(decided.candidate_id)
  if (!decided || words_id === undefined) return { id: commandId, ...NO_PAST_DECISION }
  const at = context.clock()
  await trx
    .updateTable('looks_again')
    .set({ settled_at: at, finding, words_id })
    .where('decision_id', '=', decided.decision_id)
    .execute()
  await writeAudit(trx, {
    at,
    actor: `person:${person.id}`,
    action: type,
    subjectKind: 'decision',
    subjectId: decided.decision_id,
    detail: { finding, reason: words_id },
  })
  await writePastDecisions(context, trx, [submissionId])
  return { id: commandId, status: 'accepted', receipt: null }
}
