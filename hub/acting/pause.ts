import type { Person } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import type { HubContext } from '../context'
import { writeAchievement } from '../feed'
import { judgePause, judgeResuming, NO_ACHIEVEMENT } from '../policy'
import { type Actor, type Trx, writeAudit } from '../store'
import { findToday } from '../today'
import { lockAchievement } from './lock-achievement'

type Pause = Extract<Command, { type: 'intake.pause' }>
type Resume = Extract<Command, { type: 'intake.resume' }>

/** An admin has no new submissions taken in for an achievement, or until another day than it was. */
export async function pauseIntake(context: HubContext, trx: Trx, person: Person, command: Pause): Promise<CommandResult> {
  const { id: commandId, achievementId, until, reason } = command
  const achievement = await lockAchievement(trx, achievementId)
  const pause = await findPause(trx, achievementId)
  const refusal = judgePause(command, { person, isThere: achievement !== undefined, pause, today: await findToday(context, trx) })
  if (refusal || !achievement) return { id: commandId, ...(refusal ?? NO_ACHIEVEMENT) }
  const [at, actor] = [context.clock(), `person:${person.id}` as const]
  if (pause) await trx.updateTable('intake_pauses').set({ until, paused_by: actor, reason }).where('id', '=', pause.id).execute()
  else {
    const begun = { achievement_id: achievementId, since: at, until, paused_by: actor, reason }
    const goesOn = { ended_at: null, ended_by: null, end_reason: null }
    await trx
      .insertInto('intake_pauses')
      .values({ ...begun, ...goesOn })
      .execute()
  }
  await writeAudit(trx, {
    at,
    actor,
    action: command.type,
    subjectKind: 'achievement',
    subjectId: achievementId,
    detail: { until },
  })
  await writeAchievement(trx, achievement)
  return { id: commandId, status: 'accepted', receipt: null }
}

/** An admin has them taken in again. */
export async function resumeIntake(context: HubContext, trx: Trx, person: Person, command: Resume): Promise<CommandResult> {
  const { id: commandId, achievementId, reason } = command
  const achievement = await lockAchievement(trx, achievementId)
  const pause = await findPause(trx, achievementId)
  const refusal = judgeResuming({ person, isThere: achievement !== undefined, pause })
  if (refusal || !achievement) return { id: commandId, ...(refusal ?? NO_ACHIEVEMENT) }
  await end(context, trx, achievement, { actor: `person:${person.id}`, action: command.type, reason })
  return { id: commandId, status: 'accepted', receipt: null }
}

/**
 * Has one achievement take in submissions again whose pause is over: since midnight it does, and now everybody is told.
 * @returns false where there is none that another hub isn't working on already
 */
export async function resumeNextIntake(context: Pick<HubContext, 'clock' | 'db'>): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    const over = await trx
      .selectFrom('intake_pauses')
      .innerJoin('achievements', 'achievements.id', 'intake_pauses.achievement_id')
      .select('achievements.body')
      .where('ended_at', 'is', null)
      .where('until', '<', await findToday(context, trx))
      .limit(1)
      .forUpdate('intake_pauses')
      .skipLocked()
      .executeTakeFirst()
    if (!over) return false
    await end(context, trx, over.body, { actor: 'hub', action: 'intake.resume', reason: null })
    return true
  })
}

/** Whether an achievement takes in no new submissions today. */
export async function isPaused(context: Pick<HubContext, 'clock'>, trx: Trx, achievementId: string): Promise<boolean> {
  const pause = await findPause(trx, achievementId)
  return pause !== undefined && (pause.until === null || pause.until >= (await findToday(context, trx)))
}

function findPause(trx: Trx, achievementId: string) {
  return trx
    .selectFrom('intake_pauses')
    .select(['id', 'until'])
    .where('achievement_id', '=', achievementId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

async function end(
  { clock }: Pick<HubContext, 'clock'>,
  trx: Trx,
  achievement: Parameters<typeof writeAchievement>[1],
  { actor, action, reason }: { actor: Actor; action: 'intake.resume'; reason: string | null },
): Promise<void> {
  const at = clock()
  await trx
    .updateTable('intake_pauses')
    .set({ ended_at: at, ended_by: actor, end_reason: reason })
    .where('achievement_id', '=', achievement.id)
    .where('ended_at', 'is', null)
    .execute()
  await writeAudit(trx, { at, actor, action, subjectKind: 'achievement', subjectId: achievement.id })
  await writeAchievement(trx, achievement)
}
