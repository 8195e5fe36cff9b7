import type { HubContext } from '../context'

/** What there is, by the ids that the other commands take: a table in plain text. Candidates appear by pseudonym only. */
export async function list({ db }: HubContext): Promise<string> {
  const rows = await db
    .selectFrom('submissions')
    .innerJoin('achievements', 'achievements.id', 'submissions.achievement_id')
    .innerJoin('pseudonyms', (join) =>
      join
        .onRef('pseudonyms.achievement_id', '=', 'submissions.achievement_id')
        .onRef('pseudonyms.candidate_id', '=', 'submissions.candidate_id'),
    )
    .leftJoin('waiting_revisions', 'waiting_revisions.submission_id', 'submissions.id')
    .leftJoin('allocations', (join) =>
      join.onRef('allocations.submission_id', '=', 'submissions.id').on('allocations.hidden_at', 'is', null),
    )
    .leftJoin('people', 'people.id', 'allocations.assessor_id')
    .select([
      'submissions.id',
      'submissions.state',
      'submissions.revision',
      'pseudonyms.pseudonym',
      'achievements.body as achievement',
      'waiting_revisions.submission_id as waiting',
      'allocations.state as allocation_state',
      'people.name as assessor',
    ])
    .orderBy('submissions.achievement_id')
    .orderBy('submissions.id')
    .execute()
  const lines = rows.map(({ id, pseudonym, state, revision, waiting, assessor, allocation_state, achievement }) => [
    id,
    pseudonym,
    state,
    waiting === null ? `revision ${revision}` : `revision ${revision}, next waits`,
    assessor === null ? 'unallocated' : `${assessor} (${allocation_state})`,
    achievement.name,
  ])
  return align([['SUBMISSION', 'CANDIDATE', 'STATE', 'REVISION', 'ASSESSOR', 'ACHIEVEMENT'], ...lines])
}

function align(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
