import { leads, type Person } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import type { HubContext } from '../context'
import { judgePublication, NOT_A_LEAD } from '../policy'
import type { Trx } from '../store'
import { lockRubric } from './lock'
import { publishNext } from './publish-next'

type Publish = Extract<Command, { type: 'rubric.publish' }>

/** A lead publishes the next version of a rubric. Of two at once one goes first, and the other meets what they published. */
export async function publishRubric(
  context: Pick<HubContext, 'clock'>,
  trx: Trx,
  person: Person,
  command: Publish,
): Promise<CommandResult> {
  const { id: commandId, type, basedOn, rubric, note } = command
  const found = await trx
    .selectFrom('rubrics')
    .innerJoin('achievements', 'achievements.id', 'rubrics.achievement_id')
    .select('achievements.body as achievement')
    .where('rubrics.id', '=', basedOn.rubricId)
    .executeTakeFirst()
  // Nobody is kept waiting for what is refused anyway.
  if (!found || !leads(person, found.achievement.policy)) return { id: commandId, ...NOT_A_LEAD }
  const locked = await lockRubric(trx, found.achievement.id)
  const refusal = judgePublication(command, locked)
  if (refusal) return { id: commandId, ...refusal }
  await publishNext(trx, locked, { content: rubric, note, actor: `person:${person.id}`, action: type, at: context.clock() })
  return { id: commandId, status: 'accepted', receipt: null }
}
