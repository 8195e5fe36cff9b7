import type { AllocationRow, DecisionRow, Trx } from '../store'

/** What was given out of a submission so far, and what was decided about it, in all its revisions. */
export type History = {
  /** In the order in which they ended; those that go on come last. */
  allocations: readonly AllocationRow[]
  /** Void ones aside. */
  decisions: readonly Pick<DecisionRow, 'submission_revision' | 'state'>[]
  /** To which leads a decision was shown before its release, void ones too. */
  shown: readonly (Pick<DecisionRow, 'submission_revision'> & { person_id: string })[]
}

/** The histories of these submissions, read at once: a feed may ask about hundreds. */
export async function loadHistories(trx: Trx, ids: readonly string[]): Promise<(submissionId: string) => History> {
  if (ids.length === 0) return () => ({ allocations: [], decisions: [], shown: [] })
  const allocations = await trx
    .selectFrom('allocations')
    .selectAll()
    .where('submission_id', 'in', [...ids])
    .orderBy('ended_at')
    .execute()
  const decisions = await trx
    .selectFrom('decisions')
    .select(['submission_id', 'submission_revision', 'state'])
    .where('submission_id', 'in', [...ids])
    .where('state', '!=', 'void')
    .execute()
  const shown = await trx
    .selectFrom('feed')
    .innerJoin('decisions', 'decisions.id', 'feed.record_id')
    .select(['decisions.submission_id', 'decisions.submission_revision', 'feed.audience'])
    .distinct()
    .where('feed.kind', '=', 'pending-decision')
    .where('feed.op', '=', 'put')
    .where('decisions.submission_id', 'in', [...ids])
    .execute()
  const given = bySubmission(allocations)
  const decided = bySubmission(decisions)
  const told = bySubmission(shown.map((row) => ({ ...row, person_id: row.audience.replace(/^user:/, '') })))
  return (id) => ({ allocations: given.get(id) ?? [], decisions: decided.get(id) ?? [], shown: told.get(id) ?? [] })
}

function bySubmission<Row extends { submission_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.submission_id)
    if (group) group.push(row)
    else groups.set(row.submission_id, [row])
  }
  return groups
}
