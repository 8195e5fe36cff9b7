import type { Achievement } from '../../shared/domain'
import { loadHistories, openParts } from '../allocations'
import type { HubContext } from '../context'
import { isLive } from '../copies'
import type { SubmissionRow } from '../store'

/**
 * What there is, by the ids that the other commands take: a table in plain text, with a line for each part of an assessment that somebody has or
 * that waits for somebody. Candidates appear by pseudonym only.
 */
export async function list(context: HubContext): Promise<string> {
  const rows = await readRows(context)
  const waiting = await findWaiting(context, rows)
  const lines = rows.flatMap((row, at) => {
    const parts = rows[at + 1]?.id === row.id ? [] : (waiting.get(row.id) ?? [])
    return [lineOf(row, holderOf(row)), ...parts.map((part) => lineOf(row, `nobody (${part})`))]
  })
  return align([['SUBMISSION', 'CANDIDATE', 'STATE', 'REVISION', 'ASSESSOR', 'ACHIEVEMENT'], ...lines])
}

type Row = Pick<SubmissionRow, 'id' | 'state' | 'revision'> & {
  achievement: Achievement
  pseudonym: string
  waiting: string | null
  assessor: string | null
  allocation_state: string | null
}

const holderOf = ({ assessor, allocation_state }: Row) =>
  assessor === null ? 'unallocated' : `${assessor} (${allocation_state})`

function lineOf({ id, pseudonym, state, revision, waiting, achievement }: Row, holder: string): string[] {
  const told = waiting === null ? `revision ${revision}` : `revision ${revision}, next waits`
  return [id, pseudonym, state, told, holder, achievement.name]
}

/** By submission: parts that wait for somebody while others have theirs, such as a split that no lead is there to settle. */
async function findWaiting(context: HubContext, rows: readonly Row[]): Promise<Map<string, string[]>> {
  const begun = rows.filter(({ state, assessor }) => state === 'open' && assessor !== null)
  return context.db.transaction().execute(async (trx) => {
    const historyOf = await loadHistories(trx, [...new Set(begun.map(({ id }) => id))])
    return new Map(begun.map((row) => [row.id, openParts(row, row.achievement, historyOf(row.id)).map(({ purpose }) => purpose)]))
  })
}

function readRows({ db }: HubContext): Promise<Row[]> {
  return db
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
    .where(isLive)
    .orderBy('submissions.achievement_id')
    .orderBy('submissions.id')
    .execute()
}

/** Rows of cells as columns of plain text. */
export function align(rows: readonly (readonly string[])[]): string {
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
