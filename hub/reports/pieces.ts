import type { Trx } from '../store'
import type { Compared, Levels } from './figures'

/** What somebody of a panel handed in that has a reference. */
export type Piece = {
  personId: string
  /** The submission that it is about: their exemplar, or their seed. */
  submissionId: string
  /** The exemplar whose reference it is compared with. */
  exemplarId: string
  allocationId: string
  /** What was handed in, as the command that brought it. */
  commandId: string
  acceptedAt: Date
}

/** Seeds of a round that look decided to those who assessed them, so that they can't take them back any more, and that are in no report yet. */
export async function findSettledSeeds(trx: Trx, roundId: string): Promise<Piece[]> {
  const rows = await trx
    .selectFrom('seeds')
    .innerJoin('allocations', 'allocations.id', 'seeds.allocation_id')
    .innerJoin('assessments', 'assessments.allocation_id', 'seeds.allocation_id')
    .select(['seeds.submission_id', 'seeds.exemplar_id', 'allocations.assessor_id', 'allocations.id'])
    .select(['assessments.command_id', 'assessments.accepted_at'])
    .where('seeds.round_id', '=', roundId)
    .where('seeds.report_id', 'is', null)
    .where('seeds.settles_at', 'is', null)
    .where('allocations.state', '=', 'ended')
    .where('assessments.taken_back_at', 'is', null)
    .orderBy('assessments.accepted_at')
    .execute()
  return rows.map((row) => ({
    personId: row.assessor_id,
    submissionId: row.submission_id,
    exemplarId: row.exemplar_id,
    allocationId: row.id,
    commandId: row.command_id,
    acceptedAt: row.accepted_at,
  }))
}

/** Exemplars that the panel of an open round handed in. */
export async function findScoredExemplars(trx: Trx, roundId: string): Promise<Piece[]> {
  const rows = await trx
    .selectFrom('allocations')
    .innerJoin('round_exemplars', 'round_exemplars.submission_id', 'allocations.submission_id')
    .innerJoin('assessments', 'assessments.allocation_id', 'allocations.id')
    .select(['allocations.assessor_id', 'allocations.submission_id', 'allocations.id'])
    .select(['assessments.command_id', 'assessments.accepted_at'])
    .where('allocations.round_id', '=', roundId)
    .where('allocations.purpose', '=', 'calibration')
    .where('assessments.taken_back_at', 'is', null)
    .orderBy('assessments.accepted_at')
    .execute()
  return rows.map((row) => ({
    personId: row.assessor_id,
    submissionId: row.submission_id,
    exemplarId: row.submission_id,
    allocationId: row.id,
    commandId: row.command_id,
    acceptedAt: row.accepted_at,
  }))
}

/** For each piece the levels that were given, and those of its reference; from ratings, which outlive what is erased. */
export async function compare(trx: Trx, roundId: string, pieces: readonly Piece[]): Promise<Compared[]> {
  if (pieces.length === 0) return []
  const references = await trx
    .selectFrom('allocations')
    .innerJoin('assessments', 'assessments.allocation_id', 'allocations.id')
    .select(['allocations.submission_id', 'assessments.command_id'])
    .where('allocations.round_id', '=', roundId)
    .where('allocations.purpose', '=', 'reference')
    .where('assessments.taken_back_at', 'is', null)
    .execute()
  const referenceOf = new Map(references.map(({ submission_id, command_id }) => [submission_id, command_id]))
  const levels = await loadLevels(trx, [...pieces.map(({ commandId }) => commandId), ...referenceOf.values()])
  const of = (commandId: string | undefined): Levels => levels.get(commandId ?? '') ?? new Map()
  return pieces.map(({ commandId, exemplarId }) => ({ own: of(commandId), reference: of(referenceOf.get(exemplarId)) }))
}

async function loadLevels(trx: Trx, commandIds: readonly string[]): Promise<Map<string, Map<string, string>>> {
  const rows = await trx
    .selectFrom('ratings')
    .select(['command_id', 'criterion_id', 'level_id'])
    .where('command_id', 'in', [...commandIds])
    .execute()
  const levels = new Map<string, Map<string, string>>()
  for (const { command_id, criterion_id, level_id } of rows) {
    const given = levels.get(command_id)
    if (given) given.set(criterion_id, level_id)
    else levels.set(command_id, new Map([[criterion_id, level_id]]))
  }
  return levels
}

/** When each of these people handed in live work of an achievement, the oldest first: what their seeds lay among. */
export async function findLiveTimes(trx: Trx, achievementId: string, personIds: readonly string[]): Promise<Map<string, Date[]>> {
  const times = new Map<string, Date[]>(personIds.map((id) => [id, []]))
  if (personIds.length === 0) return times
  const rows = await trx
    .selectFrom('assessments')
    .innerJoin('allocations', 'allocations.id', 'assessments.allocation_id')
    .innerJoin('submissions', 'submissions.id', 'assessments.submission_id')
    .select(['allocations.assessor_id', 'assessments.accepted_at'])
    .where('submissions.achievement_id', '=', achievementId)
    .where('allocations.assessor_id', 'in', [...personIds])
    .where('allocations.task', '=', 'assess')
    .where('allocations.purpose', '!=', 'seed')
    .where('assessments.taken_back_at', 'is', null)
    .orderBy('assessments.accepted_at')
    .execute()
  for (const { assessor_id, accepted_at } of rows) times.get(assessor_id)?.push(accepted_at)
  return times
}
