import type { About } from '../policy'
import type { EvidenceTable, Purpose, SubmissionRow, Trx } from '../store'
import { type History, loadHistories } from './history'
import { HELD_STATES, isGivenBack } from './states'

type Submission = Pick<SubmissionRow, 'id' | 'revision' | 'candidate_id'>

/** Whom the evidence of a submission's current revision is by and about. */
type Marks = Pick<EvidenceTable, 'candidate_mark' | 'voucher_mark'>

/** What of a submission may keep somebody from being given this part of its assessment. */
export async function aboutSubmission(
  trx: Trx,
  submission: Submission,
  purpose: Purpose,
  qualified: readonly string[],
): Promise<About> {
  const factsOf = await loadFacts(trx, [submission])
  return about(submission.revision, purpose, { ...factsOf(submission), qualified })
}

/** What it follows from, for all of these at once. */
export async function loadFacts(
  trx: Trx,
  submissions: readonly Submission[],
): Promise<(submission: Submission) => Omit<Facts, 'qualified'>> {
  if (submissions.length === 0)
    return () => ({ marks: [], history: { allocations: [], decisions: [], shown: [] }, declaredBy: [] })
  const ids = submissions.map(({ id }) => id)
  const historyOf = await loadHistories(trx, ids)
  const marks = await trx
    .selectFrom('evidence')
    .select(['submission_id', 'revision', 'candidate_mark', 'voucher_mark'])
    .where('submission_id', 'in', ids)
    .execute()
  const interests = await trx
    .selectFrom('interests')
    .select(['candidate_id', 'person_id'])
    .where(
      'candidate_id',
      'in',
      submissions.map(({ candidate_id }) => candidate_id),
    )
    .execute()
  return ({ id, revision, candidate_id }) => ({
    marks: marks.filter((mark) => mark.submission_id === id && mark.revision === revision),
    history: historyOf(id),
    declaredBy: interests.flatMap((row) => (row.candidate_id === candidate_id ? row.person_id : [])),
  })
}

type Facts = Pick<About, 'declaredBy'> & Partial<Pick<About, 'qualified'>> & { marks: readonly Marks[]; history: History }

/** The same where what it follows from is known. */
export function about(revision: number, purpose: Purpose, { marks, history, declaredBy, qualified = [] }: Facts): About {
  return {
    candidateMark: marks[0]?.candidate_mark ?? '',
    voucherMarks: marks.flatMap(({ voucher_mark }) => voucher_mark ?? []),
    declaredBy,
    hadBy: hadBy(revision, purpose, history),
    givenBackBy: givenBackBy(revision, history),
    seenBy: purpose === 'adjudication' ? [] : seenBy(revision, history),
    qualified,
  }
}

/** Who gave a part of it back themselves. */
function givenBackBy(revision: number, { allocations }: History): string[] {
  return allocations.flatMap((row) => (row.submission_revision === revision && isGivenBack(row) ? row.assessor_id : []))
}

/** Which leads a decision about it was shown to before it was given back. */
function seenBy(revision: number, { shown }: History): string[] {
  return shown.filter((row) => row.submission_revision === revision).map(({ person_id }) => person_id)
}

/** Who declared an interest in a candidate. */
export async function declaredBy(trx: Trx, candidateId: string): Promise<string[]> {
  const rows = await trx.selectFrom('interests').select('person_id').where('candidate_id', '=', candidateId).execute()
  return rows.map(({ person_id }) => person_id)
}

/**
 * Who has a part in it, or had another one: they know what they wrote there, and whoever has that part now may have got it as a draft, so
 * that the two would not be independent. What is decided is over.
 */
function hadBy(revision: number, purpose: Purpose, { allocations, decisions }: History): string[] {
  const isFinal = (of: number) => decisions.some((decision) => decision.submission_revision === of && decision.state === 'final')
  const barred = allocations.filter((row) => {
    if (row.submission_revision === revision && HELD_STATES.includes(row.state)) return true
    // Whoever had to stop can still hand a draft over after the decision: only what was handed in then is over.
    return row.purpose !== purpose && (row.state !== 'ended' || !isFinal(row.submission_revision))
  })
  return [...new Set(barred.map((row) => row.assessor_id))]
}
