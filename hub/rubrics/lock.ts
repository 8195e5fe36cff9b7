import type { Achievement, Rubric } from '../../shared/domain'
import { isLiveOrSeed } from '../copies'
import type { Trx } from '../store'

/** A rubric that nobody else publishes a version of until the transaction ends. */
export type LockedRubric = {
  achievement: Achievement
  /** Every version that was ever published, the one in force among them. */
  versions: Rubric[]
  /** What the next version is called: after all that there are, drafts of an intake package among them. */
  nextVersion: number
  /** Work that isn't assessed to its end, which follows the rubric. */
  submissionIds: string[]
}

/** Locks an achievement with its rubric, and with the submissions that are assessed by it. */
export async function lockRubric(trx: Trx, achievementId: string): Promise<LockedRubric> {
  // Submissions before achievements, as everybody locks; so no command sees the one rubric and is stored under the other.
  const submissions = await trx
    .selectFrom('submissions')
    .select('id')
    .where('achievement_id', '=', achievementId)
    .where('state', 'in', ['submitted', 'open', 'returned'])
    // A round goes on by the version that it was set up with.
    .where(isLiveOrSeed)
    .orderBy('id')
    .forUpdate()
    .execute()
  const { body: achievement } = await trx
    .selectFrom('achievements')
    .select('body')
    .where('id', '=', achievementId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const rows = await trx
    .selectFrom('rubrics')
    .select(['version', 'state', 'body'])
    .where('id', '=', achievement.rubricId)
    .orderBy('version')
    .execute()
  return {
    achievement,
    versions: rows.filter(({ state }) => state !== 'draft').map(({ body, state }) => ({ ...body, state })),
    nextVersion: Math.max(...rows.map(({ version }) => version)) + 1,
    submissionIds: submissions.map(({ id }) => id),
  }
}
