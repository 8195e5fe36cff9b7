import type { Person } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import { keepReasons } from '../candidates'
import type { HubContext } from '../context'
import { findDecided, loadPastDecisions, writePastDecisions } from '../feed'
import { NO_PAST_DECISION, reject } from '../policy'
import { type Trx, writeAudit } from '../store'

type LookAgain = Extract<Command, { type: 'decision.look-again' }>

/**
 * A lead tags decisions for a second look. What was erased, handed in anew or withdrawn since they were chosen is left out: the others are
 * tagged all the same.
 */
export async function lookAgain(context: HubContext, trx: Trx, person: Person, command: LookAgain): Promise<CommandResult> {
  const { id: commandId, type, submissionIds, reason } = command
  // As everybody locks: none of these is erased or handed in anew while it is tagged.
  await trx.selectFrom('submissions').select('id').where('id', 'in', submissionIds).orderBy('id').forUpdate().execute()
  const past = await loadPastDecisions(context, trx, person, submissionIds)
  if (past.size === 0) return { id: commandId, ...NO_PAST_DECISION }
  if (new Set([...past.values()].map(({ achievementId }) => achievementId)).size > 1) {
    return { id: commandId, ...reject('incomplete', 'These decisions are of more than one achievement.') }
  }
  const at = context.clock()
  const decided = await findDecided(trx, [...past.keys()])
  const reasons = await keepReasons(
    context,
    trx,
    decided.map(({ candidate_id }) => candidate_id),
    reason,
  )
  for (const { decision_id, submission_id, candidate_id } of decided) {
    const reason_id = reasons.get(candidate_id)
    if (reason_id === undefined) continue
    const tag = { submission_id, asked_at: at, reason_id, settled_at: null, finding: null, words_id: null }
    await trx
      .insertInto('looks_again')
      .values({ decision_id, ...tag })
      // Tagged anew, it is open again; what was found before stays in the trail.
      .onConflict((conflict) => conflict.column('decision_id').doUpdateSet(tag))
      .execute()
    await writeAudit(trx, {
      at,
      actor: `person:${person.id}`,
      action: type,
      subjectKind: 'decision',
      subjectId: decision_id,
      detail: { reason: reason_id },
    })
  }
  await writePastDecisions(context, trx, [...past.keys()])
  return { id: commandId, status: 'accepted', receipt: null }
}
