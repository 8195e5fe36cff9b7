import type { HubContext } from '../context'
import { readSteps, readTrail, type Step } from '../trail'
import { findAchievementId, findSubmissionId, matchAchievements, matchSubmissions } from './find'

/** What happened to a submission, or was decided about an achievement, a line for each step: when, who, what, on which revisions, and why. */
export async function trail(context: HubContext, target: string): Promise<string> {
  const steps = await readOf(context, target)
  return steps.map(line).join('\n')
}

async function readOf(context: HubContext, target: string): Promise<Step[]> {
  const { db } = context
  // What is neither is told as a submission that there isn't.
  const isAchievement = (await matchSubmissions(db, target)).length === 0 && (await matchAchievements(db, target)).length > 0
  if (isAchievement) return ofAchievement(context, await findAchievementId(db, target))
  return readTrail(context, await findSubmissionId(db, target))
}

/** Words about an achievement are nobody's secret, and stand beside what was decided: of each, those of the last time. */
async function ofAchievement(context: HubContext, id: string): Promise<Step[]> {
  const { db } = context
  const promises = await db.selectFrom('promises_set').select(['set_at', 'reason']).where('achievement_id', '=', id).execute()
  const pauses = await db
    .selectFrom('intake_pauses')
    .select(['since', 'reason', 'ended_at', 'end_reason'])
    .where('achievement_id', '=', id)
    .execute()
  const words = new Map<string, string>(
    [
      ...promises.map(({ set_at, reason }) => ['promise.set', set_at, reason] as const),
      ...pauses.map(({ since, reason }) => ['intake.pause', since, reason] as const),
      ...pauses.map(({ ended_at, end_reason }) => ['intake.resume', ended_at, end_reason] as const),
    ].flatMap(([action, at, reason]) => (at && reason ? [[`${action} ${at.toISOString()}`, reason] as const] : [])),
  )
  const steps = await readSteps(context, [id])
  return steps.map((step) => ({ ...step, reason: words.get(`${step.action} ${step.at.toISOString()}`) ?? step.reason }))
}

function line({ at, actor, action, subjectKind, subjectId, detail, reason }: Step): string {
  const details = Object.entries(detail)
    .filter(([name, value]) => value !== null && name !== 'reason')
    .map(([name, value]) => `${name}=${value}`)
  const words = reason === null ? [] : [`“${reason.replace(/\s+/g, ' ').trim()}”`]
  return [at.toISOString(), actor, action, `${subjectKind}=${subjectId}`, ...details, ...words].join('  ')
}
