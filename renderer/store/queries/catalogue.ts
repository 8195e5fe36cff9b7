import type { Achievement, PastDecision, Rubric } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { AchievementRow, PastDecisionRow, RubricRow } from '../rows'

/** Achievements by id. Few, and opened once per version. */
export async function openAchievements(
  context: StoreContext,
  rows: readonly AchievementRow[],
): Promise<Map<string, Achievement>> {
  const opened = await Promise.all(
    rows.map((row) => {
      const place = sealedAs.achievement(row.id, row.version)
      return openValue<Achievement>(context, place.keyId, place.context, row.sealed)
    }),
  )
  return new Map(opened.map((achievement) => [achievement.id, achievement]))
}

/** Rubrics by `<id>/<version>`. */
export async function openRubrics(context: StoreContext, rows: readonly (RubricRow | undefined)[]): Promise<Map<string, Rubric>> {
  const opened = await Promise.all(
    rows.map((row) => {
      if (!row) return undefined
      const place = sealedAs.rubric(row.id, row.rubricVersion, row.version)
      return openValue<Rubric>(context, place.keyId, place.context, row.sealed)
    }),
  )
  return new Map(opened.flatMap((rubric) => (rubric ? [[`${rubric.id}/${rubric.version}`, rubric] as const] : [])))
}

export function openPastDecision(context: StoreContext, row: PastDecisionRow): Promise<PastDecision> {
  const place = sealedAs.pastDecision(row.id, row.version)
  return openValue<PastDecision>(context, place.keyId, place.context, row.sealed)
}
