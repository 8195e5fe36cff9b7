import type { Achievement } from '../../shared/domain'
import type { AllocationRow, Purpose, SubmissionRow, Trx } from '../store'
import { type History, loadHistories } from './history'
import { HELD_STATES } from './states'

/** A part in assessing a submission that nobody has. */
export type OpenPart = {
  purpose: Purpose
  /** Who had it last, where it went back to the pool; undefined where nobody was found for it yet. */
  before: AllocationRow | undefined
}

/**
 * Parts in assessing a submission's current revision that nobody has: what a purge took, what found nobody at the time, and an
 * adjudication that two assessments ask for. None once it is decided.
 */
export async function findOpenParts(
  trx: Trx,
  submission: SubmissionRow,
  achievement: Pick<Achievement, 'policy'>,
): Promise<OpenPart[]> {
  return openParts(submission, achievement, (await loadHistories(trx, [submission.id]))(submission.id))
}

/** The same where the submission's history is known. */
export function openParts(
  { revision, state }: Pick<SubmissionRow, 'revision' | 'state'>,
  { policy }: Pick<Achievement, 'policy'>,
  { allocations, decisions }: Pick<History, 'allocations' | 'decisions'>,
): OpenPart[] {
  if (state !== 'submitted' && state !== 'open') return []
  if (decisions.some((decision) => decision.submission_revision === revision)) return []
  const rows = allocations.filter((row) => row.submission_revision === revision)
  return neededParts(rows, policy)
    .filter((purpose) => !rows.some((row) => row.purpose === purpose && HELD_STATES.includes(row.state)))
    .map((purpose) => ({ purpose, before: rows.filter((row) => row.purpose === purpose && row.state === 'returned').at(-1) }))
}

/** Two assessments without a decision are two that differ. A second look that somebody was asked for goes on being one. */
function neededParts(rows: readonly AllocationRow[], { assessors }: Pick<Achievement['policy'], 'assessors'>): Purpose[] {
  const isLookedAt = rows.some(({ purpose }) => purpose === 'second-look')
  const second: Purpose[] = assessors === 2 ? ['second'] : isLookedAt ? ['second-look'] : []
  const assessed = rows.filter(({ task, state }) => task === 'assess' && state === 'assessed')
  return ['first', ...second, ...(second.length > 0 && assessed.length > 1 ? (['adjudication'] as const) : [])]
}
