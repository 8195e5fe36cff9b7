import type { Trx } from '../store'

/** What keeps people from the work that a copy was made of. */
export async function aboutSource(trx: Trx, copyId: string) {
  const marks = await trx
    .selectFrom('copies')
    .innerJoin('evidence', (join) =>
      join
        .onRef('evidence.submission_id', '=', 'copies.source_submission_id')
        .onRef('evidence.revision', '=', 'copies.source_revision'),
    )
    .select(['evidence.candidate_mark', 'evidence.voucher_mark'])
    .where('copies.submission_id', '=', copyId)
    .execute()
  const declared = await trx
    .selectFrom('copies')
    .innerJoin('submissions', 'submissions.id', 'copies.source_submission_id')
    .innerJoin('interests', 'interests.candidate_id', 'submissions.candidate_id')
    .select('interests.person_id')
    .where('copies.submission_id', '=', copyId)
    .execute()
  return {
    candidateMark: marks[0]?.candidate_mark ?? '',
    voucherMarks: marks.flatMap(({ voucher_mark }) => voucher_mark ?? []),
    declaredBy: declared.map(({ person_id }) => person_id),
  }
}
