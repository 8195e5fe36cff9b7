import type { PendingDecision, Rubric } from '../../shared/domain'
import type { DecisionRow, Trx } from '../store'

type Decision = Pick<DecisionRow, 'id' | 'submission_id' | 'submission_revision'>
type Deciding = { rubric: Rubric; parts: PendingDecision['parts'] }

/** The assessments that each of these decisions rests on, oldest first, and the rubric that the last of them was made by. */
export async function loadDecidingParts(trx: Trx, decisions: readonly Decision[]): Promise<Map<string, Deciding>> {
  const rows = await trx
    .selectFrom('assessments')
    .innerJoin('allocations', 'allocations.id', 'assessments.allocation_id')
    .innerJoin('people', 'people.id', 'allocations.assessor_id')
    .innerJoin('rubrics', (join) =>
      join.onRef('rubrics.id', '=', 'assessments.rubric_id').onRef('rubrics.version', '=', 'assessments.rubric_version'),
    )
    .select([
      'assessments.submission_id',
      'assessments.submission_revision',
      'assessments.release_at',
      'allocations.purpose',
      'people.name',
      'rubrics.body as rubric',
    ])
    .where(
      'assessments.submission_id',
      'in',
      decisions.map((decision) => decision.submission_id),
    )
    .where('assessments.taken_back_at', 'is', null)
    .orderBy('assessments.accepted_at')
    // At one time: what settles the others comes after them, and the rest is in the same order for whoever asks.
    .orderBy((eb) => eb('allocations.purpose', '=', 'adjudication'))
    .orderBy('allocations.id')
    .execute()
  return new Map(
    decisions.flatMap(({ id, submission_id, submission_revision }): [string, Deciding][] => {
      const live = rows.filter((row) => row.submission_id === submission_id && row.submission_revision === submission_revision)
      const last = live.at(-1)
      if (!last) return []
      const isSettled = live.some(({ purpose }) => purpose === 'adjudication')
      const parts = live.map(({ name, purpose, release_at }) => {
        const isSettling = purpose === 'adjudication'
        return {
          assessor: name,
          task: isSettling ? ('adjudicate' as const) : ('assess' as const),
          takeBackUntil: isSettled && !isSettling ? null : release_at.toISOString(),
        }
      })
      return [[id, { rubric: last.rubric, parts }]]
    }),
  )
}
