import { contentOf, type RubricContent } from '../../shared/domain'
import type { HubContext } from '../context'
import { lockRubric, publishNext } from '../rubrics'
import { findAchievementId } from './find'

/** Publishes the next version of an achievement's rubric: the same criteria and levels with a clarified wording. */
export async function supersede(context: HubContext, target: string): Promise<string> {
  const id = await findAchievementId(context.db, target)
  return context.db.transaction().execute(async (trx) => {
    const locked = await lockRubric(trx, id)
    const { achievement, versions } = locked
    const current = versions.find(({ version }) => version === achievement.rubricVersion)
    if (!current) throw new Error(`The rubric in force of achievement ${id} is missing.`)
    const next = await publishNext(trx, locked, {
      content: clarify(contentOf(current)),
      note: null,
      actor: 'operator',
      action: 'rubric.supersede',
      at: context.clock(),
    })
    return `Rubric "${next.title}" of ${achievement.name} is now at version ${next.version}.`
  })
}

/** A change of wording that a reader can see and that moves no bar. */
function clarify(rubric: RubricContent): RubricContent {
  const sentence = 'Judge only what the evidence shows, not what the candidate may be able to do.'
  return {
    ...rubric,
    criteria: rubric.criteria.map((criterion, at) => {
      if (at > 0 || criterion.description.includes(sentence)) return criterion
      return { ...criterion, description: `${criterion.description} ${sentence}`.trim().slice(0, 2000) }
    }),
  }
}
