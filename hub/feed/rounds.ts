import type { CalibrationRound, Person, SeedProgress } from '../../shared/domain'
import { loadSeedProgress } from '../reports'
import type { FeedReason, Trx } from '../store'
import { type FeedEntry, writeFeed } from './entries'
import { writeThreadsOfLead } from './thread-news'

/** Those of these rounds that this person set up, and leads still. */
export async function loadRounds(trx: Trx, person: Person, ids: readonly string[]): Promise<Map<string, CalibrationRound>> {
  if (ids.length === 0 || !person.roles.includes('lead')) return new Map()
  const rows = await trx
    .selectFrom('rounds')
    .selectAll()
    .where('id', 'in', [...ids])
    .where('lead_id', '=', person.id)
    .where('dropped_at', 'is', null)
    .execute()
  if (rows.length === 0) return new Map()
  const of = rows.map(({ id }) => id)
  const exemplars = await trx
    .selectFrom('round_exemplars')
    .innerJoin('submissions', 'submissions.id', 'round_exemplars.submission_id')
    .innerJoin('pseudonyms', (join) =>
      join
        .onRef('pseudonyms.achievement_id', '=', 'submissions.achievement_id')
        .onRef('pseudonyms.candidate_id', '=', 'submissions.candidate_id'),
    )
    .select(['round_id', 'submission_id', 'allocation_id', 'pseudonyms.pseudonym'])
    .where('round_id', 'in', of)
    .orderBy('position')
    .execute()
  const panel = await trx
    .selectFrom('round_panel')
    .innerJoin('people', 'people.id', 'round_panel.person_id')
    .select(['round_id', 'person_id', 'people.name', 'code'])
    .where('round_id', 'in', of)
    .orderBy('code')
    .execute()
  const progress = new Map<string, SeedProgress[]>()
  for (const row of rows.filter(({ mode }) => mode === 'seeding')) {
    const members = panel.flatMap(({ round_id, person_id }) => (round_id === row.id ? person_id : []))
    progress.set(row.id, await loadSeedProgress(trx, row, members))
  }
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        achievementId: row.achievement_id,
        rubricId: row.rubric_id,
        rubricVersion: row.rubric_version,
        mode: row.mode,
        closesOn: row.closes_on,
        passMark: row.pass_mark,
        ...(row.seed_share !== null && { seedShare: row.seed_share }),
        state: row.state,
        exemplars: exemplars
          .filter(({ round_id }) => round_id === row.id)
          .map(({ submission_id, allocation_id, pseudonym }) => ({
            submissionId: submission_id,
            allocationId: allocation_id,
            pseudonym,
          })),
        panel: panel
          .filter(({ round_id }) => round_id === row.id)
          .map(({ person_id, name, code }) => ({ personId: person_id, name, code })),
        ...(row.mode === 'seeding' && { seeds: progress.get(row.id) ?? [] }),
        createdAt: row.created_at.toISOString(),
        openedAt: row.opened_at?.toISOString() ?? null,
        closedAt: row.closed_at?.toISOString() ?? null,
      },
    ]),
  )
}

/** Tells the lead who set a round up that it changed, or is gone. */
export async function writeRound(
  trx: Trx,
  { id, lead_id }: { id: string; lead_id: string },
  op: FeedEntry['op'] = 'put',
): Promise<void> {
  await writeFeed(trx, [{ audience: `user:${lead_id}`, kind: 'round', id, op }])
}

/**
 * Has the lead of a round look again at what was scored on these allocations.
 * @param reason why it is to go from their machines at once, where it is
 */
export async function writeRoundScores(
  trx: Trx,
  { lead_id }: { lead_id: string },
  allocationIds: readonly string[],
  reason?: FeedReason,
): Promise<void> {
  const base = { audience: `user:${lead_id}`, kind: 'round-score' } as const
  await writeFeed(
    trx,
    allocationIds.map((id): FeedEntry => (reason ? { ...base, id, op: 'remove', reason } : { ...base, id, op: 'put' })),
  )
}

/** Tells members of a panel that the references for what they scored on these allocations are there to be seen. */
export async function writeRoundReferences(trx: Trx, allocations: readonly { id: string; assessor_id: string }[]): Promise<void> {
  await writeFeed(
    trx,
    allocations.map(({ id, assessor_id }) => ({ audience: `user:${assessor_id}`, kind: 'round-reference', id, op: 'put' })),
  )
}

/** Has somebody look again at the rounds that they set up: they lead from now on, or no longer. */
export async function writeRoundsInSight(trx: Trx, personId: string): Promise<void> {
  const rounds = await trx.selectFrom('rounds').select('id').where('lead_id', '=', personId).execute()
  const scores = await trx
    .selectFrom('assessments')
    .innerJoin('allocations', 'allocations.id', 'assessments.allocation_id')
    .innerJoin('rounds', 'rounds.id', 'allocations.round_id')
    .select('allocations.id')
    .distinct()
    .where('rounds.lead_id', '=', personId)
    .execute()
  const seeds = await trx
    .selectFrom('assessments')
    .innerJoin('seeds', 'seeds.allocation_id', 'assessments.allocation_id')
    .innerJoin('rounds', 'rounds.id', 'seeds.round_id')
    .innerJoin('reports', 'reports.id', 'seeds.report_id')
    .select('assessments.allocation_id as id')
    .distinct()
    .where('reports.opened_at', 'is not', null)
    .where('rounds.lead_id', '=', personId)
    .execute()
  const base = { audience: `user:${personId}`, op: 'put' } as const
  await writeFeed(trx, [
    ...rounds.map(({ id }) => ({ ...base, kind: 'round' as const, id })),
    ...[...scores, ...seeds].map(({ id }) => ({ ...base, kind: 'round-score' as const, id })),
  ])
  await writeThreadsOfLead(trx, personId)
}
