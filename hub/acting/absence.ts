import { type Person, PersonSchema } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import type { HubContext } from '../context'
import { writeAbsence } from '../feed'
import { judgeAbsence, judgeEndOfAbsence } from '../policy'
import { type Trx, writeAudit } from '../store'
import { findToday } from '../today'

type SetAbsence = Extract<Command, { type: 'absence.set' }>
type EndAbsence = Extract<Command, { type: 'absence.end' }>

/** From when until when somebody is chosen for no new work; under the same id, anew. */
export async function setAbsence(context: HubContext, trx: Trx, person: Person, command: SetAbsence): Promise<CommandResult> {
  const { id: commandId, allocationId: id, personId, from, until } = command
  const refusal = judgeAbsence(command, await findKnown(context, trx, person, command))
  if (refusal) return { id: commandId, ...refusal }
  const dates = { from_on: from, until_on: until }
  await trx
    .insertInto('absences')
    .values({ id, person_id: personId, ...dates })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(dates).where('absences.person_id', '=', personId))
    .execute()
  const detail = { person: personId, from, until }
  const [at, actor] = [context.clock(), `person:${person.id}` as const]
  await writeAudit(trx, { at, actor, action: command.type, subjectKind: 'absence', subjectId: id, detail })
  await writeAbsence(trx, { id, personId }, 'put')
  return { id: commandId, status: 'accepted', receipt: null }
}

/** Somebody takes new work again. What was isn't kept: nothing follows from it. */
export async function endAbsence(context: HubContext, trx: Trx, person: Person, command: EndAbsence): Promise<CommandResult> {
  const { id: commandId, allocationId: id, personId } = command
  const refusal = judgeEndOfAbsence(await findKnown(context, trx, person, command))
  if (refusal) return { id: commandId, ...refusal }
  await trx.deleteFrom('absences').where('id', '=', id).execute()
  const [at, actor] = [context.clock(), `person:${person.id}` as const]
  await writeAudit(trx, { at, actor, action: command.type, subjectKind: 'absence', subjectId: id, detail: { person: personId } })
  await writeAbsence(trx, { id, personId }, 'remove')
  return { id: commandId, status: 'accepted', receipt: null }
}

/**
 * Forgets one absence that is over.
 * @returns false where there is none that another hub isn't working on already
 */
export async function dropNextAbsence(context: Pick<HubContext, 'clock' | 'db'>): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    const over = await trx
      .selectFrom('absences')
      .select(['id', 'person_id'])
      .where('until_on', '<', await findToday(context, trx))
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!over) return false
    await trx.deleteFrom('absences').where('id', '=', over.id).execute()
    await writeAbsence(trx, { id: over.id, personId: over.person_id }, 'remove')
    return true
  })
}

async function findKnown(context: HubContext, trx: Trx, person: Person, { allocationId: id, personId }: SetAbsence | EndAbsence) {
  const away = await trx.selectFrom('people').selectAll().where('id', '=', personId).executeTakeFirst()
  // Locked, so that of two who change it at once the second one meets what the first one did.
  const absence = await trx.selectFrom('absences').select('person_id').where('id', '=', id).forUpdate().executeTakeFirst()
  return {
    person,
    away: away ? PersonSchema.parse(away) : null,
    holderId: absence?.person_id ?? null,
    today: await findToday(context, trx),
  }
}
