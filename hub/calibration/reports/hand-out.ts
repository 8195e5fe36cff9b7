import { type Person, PRIVATE_WORKING_DAYS, type Report, type Rubric } from '../../../shared/domain'
import type { Command, CommandResult } from '../../../shared/protocol'
import { findCalendar } from '../../calendar'
import { type HubContext, makeId } from '../../context'
import { writeReports, writeRound } from '../../feed'
import { judgeHandingOut, NO_ROUND, promisedDate, TOO_FEW } from '../../policy'
import { compare, findScoredExemplars, findSettled, type Piece, reportFigures } from '../../reports'
import { type Actor, type RoundRow, type Trx, writeAudit } from '../../store'
import { findRubric, lockOwnRound } from '../rounds'

type HandOut = Extract<Command, { type: 'round.report' }>
type Clock = Pick<HubContext, 'clock' | 'random'>
/** Whom a report is about, and what it speaks of. */
type Told = { personId: string; pieces: readonly Piece[] }

/** A lead has everybody of a panel that seeds told how they scored; whoever has too few seeds for that keeps them for the next time. */
export async function handOutReports(context: Clock, trx: Trx, person: Person, command: HandOut): Promise<CommandResult> {
  const round = await lockOwnRound(trx, person, command.allocationId)
  if (!round) return { id: command.id, ...NO_ROUND }
  const refusal = judgeHandingOut(round)
  if (refusal) return { id: command.id, ...refusal }
  const count = await reportOnSeeds(context, trx, round, `person:${person.id}`)
  return count === 0 ? { id: command.id, ...TOO_FEW } : { id: command.id, status: 'accepted', receipt: null }
}

/**
 * Hands out what can be said of seeds that came together since the last time: to each person of their own only. When it comes says nothing of any piece:
 * that is up to the lead, or to the day on which the round was closed.
 * @returns how many got one
 */
export async function reportOnSeeds(context: Clock, trx: Trx, round: RoundRow, actor: Actor): Promise<number> {
  const settled = await findSettled(trx, round)
  let count = 0
  for (const [personId, { pieces, isReady }] of settled) {
    const id = isReady ? await report(context, trx, round, { personId, pieces }) : null
    if (id === null) continue
    const ids = pieces.map(({ submissionId }) => submissionId)
    await trx.updateTable('seeds').set({ report_id: id }).where('submission_id', 'in', ids).execute()
    count += 1
  }
  if (count > 0) {
    await writeRound(trx, round)
    await noteHandedOut(trx, round, actor, context.clock(), count)
  }
  return count
}

/** Tells everybody of the panel of a round that is closed how they scored, as far as they did. Nothing of it is kept from the lead. */
export async function reportOnExemplars(context: Clock, trx: Trx, round: RoundRow, actor: Actor): Promise<void> {
  const scored = await findScoredExemplars(trx, round.id)
  let count = 0
  for (const personId of new Set(scored.map((piece) => piece.personId))) {
    const own = scored.filter((piece) => piece.personId === personId)
    if ((await report(context, trx, round, { personId, pieces: own })) !== null) count += 1
  }
  if (count > 0) await noteHandedOut(trx, round, actor, context.clock(), count)
}

/** @returns null where nothing of it can be compared with a reference */
async function report(context: Clock, trx: Trx, round: RoundRow, { personId, pieces }: Told): Promise<string | null> {
  const figures = reportFigures(await rubricOf(trx, round), await compare(trx, round.id, pieces), round.mode)
  if (figures === null) return null
  const { body: achievement } = await trx
    .selectFrom('achievements')
    .select('body')
    .where('id', '=', round.achievement_id)
    .executeTakeFirstOrThrow()
  const isSeeding = round.mode === 'seeding'
  const at = context.clock()
  const body: Omit<Report, 'isRead'> = {
    id: makeId(context),
    achievementId: round.achievement_id,
    achievementName: achievement.name,
    rubricId: round.rubric_id,
    rubricVersion: round.rubric_version,
    mode: round.mode,
    roundId: isSeeding ? null : round.id,
    roundName: isSeeding ? null : round.name,
    handedOutAt: at.toISOString(),
    privateUntil: isSeeding ? promisedDate(at, PRIVATE_WORKING_DAYS, await findCalendar(trx)) : null,
    ...figures,
  }
  await trx
    .insertInto('reports')
    .values({
      id: body.id,
      round_id: round.id,
      person_id: personId,
      pieces: figures.pieces,
      body: JSON.stringify(body),
      handed_out_at: at,
      private_until: body.privateUntil,
      read_at: null,
      opened_at: isSeeding ? null : at,
    })
    .execute()
  await writeReports(trx, [{ id: body.id, personId }])
  return body.id
}

async function rubricOf(trx: Trx, round: RoundRow): Promise<Rubric> {
  const rubric = await findRubric(trx, round)
  if (!rubric) throw new Error(`Round ${round.id} goes by a rubric that isn't there.`)
  return rubric
}

async function noteHandedOut(trx: Trx, { id }: RoundRow, actor: Actor, at: Date, reports: number): Promise<void> {
  await writeAudit(trx, { at, actor, action: 'round.report', subjectKind: 'round', subjectId: id, detail: { reports } })
}
