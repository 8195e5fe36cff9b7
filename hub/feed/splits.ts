import {
  type Annotation,
  type Assessment,
  derivedId,
  RecommendationSchema,
  type Split,
  type SplitSide,
  UNNAMED_ID,
} from '../../shared/domain'
import { openAssessments, openNotes } from '../candidates'
import type { HubContext } from '../context'
import type { Trx } from '../store'

type Assessed = { allocationId: string; assessment: Assessment; annotations: readonly Annotation[] }

/** What these adjudications are to settle, by the adjudicator's allocation; only of this person's, while they may see them. */
export async function loadSplits(
  context: Pick<HubContext, 'secrets'>,
  trx: Trx,
  personId: string,
  ids: readonly string[],
): Promise<Map<string, Split>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('allocations as mine')
    .innerJoin('assessments', (join) =>
      join
        .onRef('assessments.submission_id', '=', 'mine.submission_id')
        .onRef('assessments.submission_revision', '=', 'mine.submission_revision'),
    )
    .innerJoin('allocations as theirs', 'theirs.id', 'assessments.allocation_id')
    .select(['mine.id', 'assessments.allocation_id', 'assessments.command_id'])
    .where('mine.id', 'in', ids)
    .where('mine.assessor_id', '=', personId)
    .where('mine.purpose', '=', 'adjudication')
    .where('mine.hidden_at', 'is', null)
    .where('theirs.task', '=', 'assess')
    .where('assessments.taken_back_at', 'is', null)
    .execute()
  const commandIds = rows.map((row) => row.command_id)
  const assessments = await openAssessments(context, trx, commandIds)
  const notes = await openNotes(context, trx, commandIds)
  const splits = new Map<string, Split>()
  for (const id of new Set(rows.map((row) => row.id))) {
    // By ids made for this adjudication: neither who came first nor who is who in another one shows in the order.
    const [a, b] = rows
      .filter((row) => row.id === id)
      .flatMap(({ allocation_id: allocationId, command_id }) => {
        const assessment = assessments.get(command_id)
        const annotations = notes.get(command_id) ?? []
        return assessment ? [{ assessment, annotations, allocationId, at: derivedId(`${id} ${allocationId}`) }] : []
      })
      .sort((one, other) => (one.at < other.at ? -1 : 1))
    if (a && b) splits.set(id, { allocationId: id, a: toSide(id, a), b: toSide(id, b) })
  }
  return splits
}

/** An assessment without whose it is. The ids of its annotations would tell it to whoever meets them again, so they get others. */
function toSide(id: string, { allocationId, assessment, annotations }: Assessed): SplitSide {
  const { submissionRevision, rubricId, rubricVersion, scores, overrideReason, feedback } = assessment
  return {
    submissionRevision,
    rubricId,
    rubricVersion,
    scores,
    overrideReason,
    feedback,
    recommendation: RecommendationSchema.parse(assessment.recommendation),
    annotations: annotations.map((annotation) => ({
      ...annotation,
      id: derivedId(`${id} ${allocationId} ${annotation.id}`),
      allocationId: UNNAMED_ID,
      creatorId: UNNAMED_ID,
    })),
  }
}
