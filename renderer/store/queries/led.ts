import { type Achievement, leads } from '../../../shared/domain'
import type { StoreContext } from '../context'
import type { WorkLabel } from '../contract'
import { openAchievements, openRubrics } from './catalogue'

/** Achievements whose assessors I lead, by id. */
export async function readLed(context: StoreContext): Promise<Map<string, Achievement>> {
  const achievements = await openAchievements(context, await context.db.achievements.toArray())
  return new Map([...achievements].filter(([, { policy }]) => leads(context.account.person, policy)))
}

/** What something that I asked about a rubric is known by. @param title its own, where it is to have another one */
export async function labelOfRubric(context: StoreContext, achievementId: string, title?: string): Promise<WorkLabel> {
  const { db } = context
  const row = await db.achievements.get(achievementId)
  const achievement = (await openAchievements(context, row ? [row] : [])).get(achievementId)
  if (!achievement) return { candidate: title ?? '', achievementName: '' }
  const { name: achievementName, rubricId, rubricVersion } = achievement
  const rubric = (await openRubrics(context, [await db.rubrics.get([rubricId, rubricVersion])])).get(
    `${rubricId}/${rubricVersion}`,
  )
  return { candidate: title ?? rubric?.title ?? '', achievementName }
}
