import {
  type Annotation,
  type Assessment,
  type Person,
  RecommendationSchema,
  type RoundReference,
  type RoundScore,
  UNNAMED_ID,
} from '../../shared/domain'
import { openAssessments, openNotes } from '../candidates'
import type { HubContext } from '../context'
import type { Trx } from '../store'

type Keeper = Pick<HubContext, 'secrets'>

/** What was handed in on these allocations, in rounds that this person set up, and leads still; their own is the reference. */
export async function loadRoundScores(
  context: Keeper,
  trx: Trx,
  person: Person,
  ids: readonly string[],
): Promise<Map<string, RoundScore>> {
  if (ids.length === 0 || !person.roles.includes('lead')) return new Map()
  const rows = await selectScores(trx)
    .innerJoin('rounds', 'rounds.id', 'allocations.round_id')
    .select(['allocations.id', 'allocations.purpose', 'allocations.assessor_id', 'rounds.id as round_id'])
    .select(['assessments.command_id', 'assessments.submission_id', 'assessments.rubric_version', 'assessments.accepted_at'])
    .where('allocations.id', 'in', [...ids])
    .where('rounds.lead_id', '=', person.id)
    .where('rounds.dropped_at', 'is', null)
    .execute()
  const said = await openSaid(context, trx, rows)
  return new Map(
    rows.flatMap((row): [string, RoundScore][] => {
      const content = said.get(row.command_id)
      if (!content) return []
      const { scores, recommendation, overrideReason, feedback, annotations } = content
      const body: RoundScore = {
        id: row.id,
        roundId: row.round_id,
        submissionId: row.submission_id,
        personId: row.purpose === 'reference' ? null : row.assessor_id,
        rubricVersion: row.rubric_version,
        scores,
        recommendation,
        overrideReason,
        feedback,
        annotations,
        receivedAt: row.accepted_at.toISOString(),
      }
      return [[row.id, body]]
    }),
  )
}

/**
 * The references for what this person scored on these allocations: in practice as soon as they handed it in, otherwise once the round is
 * closed. They don't say whose they are.
 */
export async function loadRoundReferences(
  context: Keeper,
  trx: Trx,
  personId: string,
  ids: readonly string[],
): Promise<Map<string, RoundReference>> {
  if (ids.length === 0) return new Map()
  const rows = await selectScores(trx)
    .innerJoin('allocations as mine', (join) =>
      join
        .onRef('mine.submission_id', '=', 'allocations.submission_id')
        .onRef('mine.round_id', '=', 'allocations.round_id')
        .on('mine.purpose', '=', 'calibration'),
    )
    .innerJoin('rounds', 'rounds.id', 'mine.round_id')
    .innerJoin('assessments as own', 'own.allocation_id', 'mine.id')
    .select(['mine.id', 'assessments.command_id', 'assessments.submission_id', 'assessments.rubric_version'])
    .where('allocations.purpose', '=', 'reference')
    .where('mine.id', 'in', [...ids])
    .where('mine.assessor_id', '=', personId)
    .where('mine.hidden_at', 'is', null)
    .where('own.taken_back_at', 'is', null)
    .where(({ eb, or }) => or([eb('rounds.mode', '=', 'practice'), eb('rounds.state', '=', 'closed')]))
    .execute()
  const said = await openSaid(context, trx, rows)
  return new Map(
    rows.flatMap((row): [string, RoundReference][] => {
      const content = said.get(row.command_id)
      if (!content) return []
      const { scores, recommendation, overrideReason, annotations } = content
      const body: RoundReference = {
        allocationId: row.id,
        submissionId: row.submission_id,
        rubricVersion: row.rubric_version,
        scores,
        recommendation,
        overrideReason,
        annotations: annotations.map((annotation) => ({ ...annotation, allocationId: UNNAMED_ID, creatorId: UNNAMED_ID })),
      }
      return [[row.id, body]]
    }),
  )
}

/** What was handed in about exemplars that are in their round still. */
function selectScores(trx: Trx) {
  return trx
    .selectFrom('assessments')
    .innerJoin('allocations', 'allocations.id', 'assessments.allocation_id')
    .innerJoin('round_exemplars', 'round_exemplars.submission_id', 'assessments.submission_id')
    .where('assessments.taken_back_at', 'is', null)
}

type Said = Omit<Assessment, 'recommendation'> & Pick<RoundScore, 'recommendation'> & { annotations: Annotation[] }

/** What was handed in, by command; absent where it is erased. */
async function openSaid(context: Keeper, trx: Trx, rows: readonly { command_id: string }[]): Promise<Map<string, Said>> {
  const ids = [...new Set(rows.map(({ command_id }) => command_id))]
  const assessments = await openAssessments(context, trx, ids)
  const notes = await openNotes(context, trx, ids)
  return new Map(
    [...assessments].map(([id, assessment]) => {
      const recommendation = RecommendationSchema.parse(assessment.recommendation)
      return [id, { ...assessment, recommendation, annotations: notes.get(id) ?? [] }]
    }),
  )
}
