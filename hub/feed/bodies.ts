import type { Achievement, CredentialSummary, Receipt, Rubric } from '../../shared/domain'
import { PUBLIC_ROUTES } from '../../shared/protocol'
import { openCandidates, openReasons } from '../candidates'
import type { HubContext } from '../context'
import { dateInZone } from '../policy'
import type { Trx } from '../store'

/** Achievements by id. */
export async function loadAchievements(trx: Trx, ids: readonly string[]): Promise<Map<string, Achievement>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('achievements')
    .leftJoin('intake_pauses', (join) =>
      join.onRef('intake_pauses.achievement_id', '=', 'achievements.id').on('intake_pauses.ended_at', 'is', null),
    )
    .select(['achievements.id', 'body', 'since', 'until'])
    .where('achievements.id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, body, since, until }) => [
      id,
      { ...body, ...(since && { pausedIntake: { since: since.toISOString(), until } }) },
    ]),
  )
}

/**
 * Published and superseded rubrics by `<id> <version>`, the one in force also by `<id> current`.
 * @param isWhole with what was said about each version, and since when it counts
 */
export async function loadRubrics(trx: Trx, ids: readonly string[], isWhole: boolean): Promise<Map<string, Rubric>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('rubrics')
    .innerJoin('hub', (join) => join.onTrue())
    .select(['rubrics.id', 'version', 'state', 'body', 'published_at', 'hub.time_zone'])
    .where('rubrics.id', 'in', ids)
    .where('state', '!=', 'draft')
    .execute()
  const rubrics = new Map<string, Rubric>()
  for (const { id, version, state, body, published_at, time_zone } of rows) {
    const { note, publishedOn: _, ...said } = body
    const about = { ...(note !== undefined && { note }), publishedOn: dateInZone(published_at, time_zone) }
    const rubric: Rubric = { ...said, state, ...(isWhole && about) }
    rubrics.set(`${id} ${version}`, rubric)
    if (state === 'published') rubrics.set(`${id} current`, rubric)
  }
  return rubrics
}

/** Receipts by allocation. */
export async function loadReceipts(
  context: Pick<HubContext, 'secrets'>,
  trx: Trx,
  allocationIds: readonly string[],
): Promise<Map<string, Receipt>> {
  if (allocationIds.length === 0) return new Map()
  const rows = await trx.selectFrom('receipts').selectAll().where('allocation_id', 'in', allocationIds).execute()
  const words = await openReasons(
    context,
    trx,
    rows.flatMap(({ reason_id }) => reason_id ?? []),
  )
  return new Map(
    rows.map(({ allocation_id, body, reason_id }) => {
      const returned = reason_id === null ? undefined : words.get(reason_id)
      return [allocation_id, { ...body, ...(returned !== undefined && { returned }) }]
    }),
  )
}

/** Badges by id, each with whether its achievement is assessed blind. */
export async function loadCredentials(
  context: HubContext,
  trx: Trx,
  ids: readonly string[],
  origin: string,
): Promise<Map<string, { body: CredentialSummary; blind: boolean }>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('credentials')
    .innerJoin('submissions', 'submissions.id', 'credentials.submission_id')
    .innerJoin('achievements', 'achievements.id', 'credentials.achievement_id')
    .select([
      'credentials.id',
      'submissions.id as submission_id',
      'credentials.state',
      'credentials.ordered_at',
      'credentials.released_at',
      'credentials.revoked_at',
      'credentials.revocation_reason',
      // A page has what it shows, until its earner is erased.
      ({ eb }) => eb('credentials.document', 'is not', null).as('isOut'),
      'submissions.candidate_id',
      'achievements.body as achievement',
    ])
    .where('credentials.id', 'in', ids)
    .execute()
  const people = await openCandidates(
    context,
    trx,
    rows.map((row) => row.candidate_id),
  )
  return new Map(
    rows.map((row) => {
      const body: CredentialSummary = {
        id: row.id,
        submissionId: row.submission_id,
        achievementId: row.achievement.id,
        achievementName: row.achievement.name,
        candidateName: people.get(row.candidate_id)?.name ?? '',
        state: row.state,
        orderedAt: row.ordered_at.toISOString(),
        releasedAt: row.released_at?.toISOString() ?? null,
        publicUrl: row.isOut ? `${origin}${PUBLIC_ROUTES.badge(row.id)}` : null,
        ...(row.revoked_at && { revocation: { at: row.revoked_at.toISOString(), reason: row.revocation_reason ?? '' } }),
      }
      return [row.id, { body, blind: row.achievement.policy.blind }]
    }),
  )
}
