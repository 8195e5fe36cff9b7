import { RecommendationSchema } from '../../shared/domain'
import type { Judged } from '../policy'
import type { Trx } from '../store'

/** An assessment that counts, with the allocation that it was made on. */
export type LiveAssessment = Judged & { allocationId: string; assessorId: string; commandId: string; acceptedAt: Date }

/** The assessments of a submission's revision that weren't taken back, oldest first. */
export async function loadLiveAssessments(trx: Trx, submissionId: string, revision: number): Promise<LiveAssessment[]> {
  const rows = await trx
    .selectFrom('assessments')
    .innerJoin('allocations', 'allocations.id', 'assessments.allocation_id')
    .innerJoin('rubrics', (join) =>
      join
        .on((expression) =>
          expression(
            'rubrics.id',
            '=',
            expression.cast<string>(expression.ref('assessments.body', '->>').key('rubricId'), 'uuid'),
          ),
        )
        .on((expression) =>
          expression(
            'rubrics.version',
            '=',
            expression.cast<number>(expression.ref('assessments.body', '->>').key('rubricVersion'), 'integer'),
          ),
        ),
    )
    .select([
      'assessments.command_id',
      'assessments.allocation_id',
      'assessments.body as assessment',
      'assessments.accepted_at',
      'allocations.assessor_id',
      'allocations.purpose',
      'rubrics.body as rubric',
    ])
    .where('assessments.submission_id', '=', submissionId)
    .where('assessments.submission_revision', '=', revision)
    .where('assessments.taken_back_at', 'is', null)
    .orderBy('assessments.accepted_at')
    .execute()
  return rows.map((row) => ({
    purpose: row.purpose,
    assessment: { ...row.assessment, recommendation: RecommendationSchema.parse(row.assessment.recommendation) },
    rubric: row.rubric,
    allocationId: row.allocation_id,
    assessorId: row.assessor_id,
    commandId: row.command_id,
    acceptedAt: row.accepted_at,
  }))
}
