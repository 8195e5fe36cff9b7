import type { Person } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import { createAllocation } from '../allocations'
import type { HubContext } from '../context'
import { writeRound } from '../feed'
import { addDays, judgeOpening, mayScoreCopy, NO_ROUND } from '../policy'
import { type RoundRow, type Trx, writeAudit } from '../store'
import { findToday } from '../today'
import { aboutSource } from './about-source'
import { listExemplars, lockOwnRound } from './rounds'
import { leaseOfMember } from './times'

type OpenRound = Extract<Command, { type: 'round.open' }>

/** Gives the panel the exemplars of a round, once each has its reference; of seeding, lets their copies lie among live work from now on. */
export async function openRound(context: HubContext, trx: Trx, person: Person, command: OpenRound): Promise<CommandResult> {
  const { id: commandId, allocationId: id, type } = command
  const round = await lockOwnRound(trx, person, id)
  if (!round) return { id: commandId, ...NO_ROUND }
  const exemplars = await listExemplars(trx, id)
  const refusal = judgeOpening({
    state: round.state,
    isOver: round.closes_on < (await findToday(context, trx)),
    exemplars: exemplars.length,
    references: exemplars.filter(({ state }) => state === 'assessed').length,
  })
  if (refusal) return { id: commandId, ...refusal }
  const at = context.clock()
  await trx.updateTable('rounds').set({ state: 'open', opened_at: at }).where('id', '=', id).execute()
  // Seeds are given out one by one, among live work.
  const given = round.mode === 'seeding' ? 0 : await giveExemplars(context, trx, round, exemplars)
  await writeRound(trx, round)
  const detail = { allocations: given }
  await writeAudit(trx, { at, actor: `person:${person.id}`, action: type, subjectKind: 'round', subjectId: id, detail })
  return { id: commandId, status: 'accepted', receipt: null }
}

/**
 * Everybody of the panel gets every exemplar but those of a candidate from whose work something keeps them: that holds for a copy, too.
 * @returns how many were given out
 */
async function giveExemplars(
  context: HubContext,
  trx: Trx,
  round: RoundRow,
  exemplars: readonly { submission_id: string }[],
): Promise<number> {
  const { body: achievement } = await trx
    .selectFrom('achievements')
    .select('body')
    .where('id', '=', round.achievement_id)
    .executeTakeFirstOrThrow()
  const panel = await trx
    .selectFrom('round_panel')
    .innerJoin('people', 'people.id', 'round_panel.person_id')
    .select(['people.id', 'people.name', 'people.roles', 'people.panels', 'people.competences'])
    .where('round_panel.round_id', '=', round.id)
    .orderBy('people.id')
    .execute()
  const { closes_on: dueOn, rubric_id: rubricId, rubric_version: rubricVersion } = round
  const leaseUntil = leaseOfMember(dueOn, addDays(context.clock(), achievement.policy.leaseDays))
  let given = 0
  for (const { submission_id } of exemplars) {
    const past = await aboutSource(trx, submission_id)
    for (const person of panel) {
      // Who isn't an assessor any more would have nowhere to score.
      const mayHave =
        person.roles.includes('assessor') && mayScoreCopy({ ...person, mark: context.secrets.markOfName(person.name) }, past)
      if (!mayHave) continue
      await createAllocation(context, trx, {
        submission: { id: submission_id, revision: 1 },
        achievement,
        assessorId: person.id,
        purpose: 'calibration',
        dueOn,
        by: `person:${round.lead_id}`,
        round: { id: round.id, rubricId, rubricVersion, leaseUntil },
      })
      given += 1
    }
  }
  return given
}
