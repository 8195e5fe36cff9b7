import { RecommendationSchema } from '../../shared/domain'
import { openAssessments } from '../candidates'
import type { HubContext } from '../context'
import type { Judged } from '../policy'
import type { Purpose, Trx } from '../store'

/** That an assessment counts, with the allocation that it was made on. */
type LivePart = { purpose: Purpose; allocationId: string; assessorId: string; commandId: string; acceptedAt: Date }
export type LiveAssessment = Judged & LivePart

/** Which assessments of a submission's revision weren't taken back, oldest first. */
export async function listLiveParts(trx: Trx, submissionId: string, revision: number): Promise<LivePart[]> {
  const rows = await selectLive(trx, submissionId, revision).execute()
  return rows.map(toPart)
}

/** The same with what they say. */
export async function loadLiveAssessments(
  context: Pick<HubContext, 'secrets'>,
  trx: Trx,
  submissionId: string,
  revision: number,
): Promise<LiveAssessment[]> {
  const rows = await selectLive(trx, submissionId, revision)
    .innerJoin('rubrics', (join) =>
      join.onRef('rubrics.id', '=', 'assessments.rubric_id').onRef('rubrics.version', '=', 'assessments.rubric_version'),
    )
    .select('rubrics.body as rubric')
    .execute()
  const opened = await openAssessments(
    context,
    trx,
    rows.map((row) => row.command_id),
  )
  return rows.flatMap((row) => {
    const content = opened.get(row.command_id)
    if (!content) return []
    const assessment = { ...content, recommendation: RecommendationSchema.parse(content.recommendation) }
    return [{ ...toPart(row), assessment, rubric: row.rubric }]
  })
}

function selectLive(trx: Trx, submissionId: string, revision: number) {
  return trx
    .selectFrom('assessments')
    .innerJoin('allocations', 'allocations.id', 'assessments.allocation_id')
    .select([
      'assessments.command_id',
      'assessments.allocation_id',
      'assessments.accepted_at',
      'allocations.assessor_id',
      'allocations.purpose',
    ])
    .where('assessments.submission_id', '=', submissionId)
    .where('assessments.submission_revision', '=', revision)
    .where('assessments.taken_back_at', 'is', null)
    .orderBy('assessments.accepted_at')
}

function toPart(row: {
  purpose: Purpose
  allocation_id: string
  assessor_id: string
  command_id: string
  accepted_at: Date
}): LivePart {
  return {
    purpose: row.purpose,
    allocationId: row.allocation_id,
    assessorId: row.assessor_id,
    commandId: row.command_id,
    acceptedAt: row.accepted_at,
  }
}
