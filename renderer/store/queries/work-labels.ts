import type { Achievement } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { WorkLabel } from '../contract'
import { openSubmissionOf } from '../work'

/** What these allocations are known by; those that aren't here any more are absent. */
export async function labelWork(context: StoreContext, ids: Iterable<string>): Promise<Map<string, WorkLabel>> {
  const labels = new Map<string, WorkLabel>()
  const rows = await context.db.allocations.bulkGet([...new Set(ids)])
  await Promise.all(
    rows.map(async (row) => {
      if (!row) return
      const [submission, achievement] = await Promise.all([
        openSubmissionOf(context, row),
        openAchievement(context, row.achievementId),
      ])
      if (!submission || !achievement) return
      const candidate = submission.candidate.name ?? submission.candidate.pseudonym
      labels.set(row.id, { candidate, achievementName: achievement.name })
    }),
  )
  return labels
}

async function openAchievement(context: StoreContext, id: string | null): Promise<Achievement | null> {
  const row = id === null ? undefined : await context.db.achievements.get(id)
  if (!row) return null
  const place = sealedAs.achievement(row.id, row.version)
  return openValue<Achievement>(context, place.keyId, place.context, row.sealed)
}
