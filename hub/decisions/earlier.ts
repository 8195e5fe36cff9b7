import { type Achievement, type EarlierDecision, type EvidenceItem, shownFile, UNNAMED_ID } from '../../shared/domain'
import { candidateKey, openNotes, openRevision } from '../candidates'
import type { HubContext } from '../context'
import { dateInZone } from '../policy'
import { PLACES, type SubmissionRow, type Trx } from '../store'

type Submission = Pick<SubmissionRow, 'id' | 'revision' | 'candidate_id'>

/** As many as an earlier decision may carry (see `EarlierDecisionSchema`). */
const MOST_ANNOTATIONS = 5000

/**
 * What was decided about a revision, as those see it who assess the next one; undefined where the hub didn't decide it. Under blind
 * marking it doesn't say who made the annotations.
 */
export async function findEarlierDecision(
  context: Pick<HubContext, 'secrets'>,
  trx: Trx,
  submission: Submission,
  { policy }: Pick<Achievement, 'policy'>,
  timeZone: string,
): Promise<EarlierDecision | undefined> {
  const decision = await trx
    .selectFrom('decisions')
    .select(['id', 'outcome', 'sealed_feedback', 'levels', 'final_at'])
    .where('submission_id', '=', submission.id)
    .where('submission_revision', '=', submission.revision)
    .where('state', '=', 'final')
    .executeTakeFirst()
  if (!decision?.final_at) return undefined
  const { id, outcome, sealed_feedback, levels, final_at } = decision
  const key = await candidateKey(context, trx, submission.candidate_id)
  const feedback = sealed_feedback ? context.secrets.openRecord<string>(PLACES.feedback(id), key, sealed_feedback) : ''
  const items = (await openRevision(context, trx, submission.id, submission.revision))?.items ?? []
  const annotations = await findAnnotations(context, trx, submission)
  return {
    revision: submission.revision,
    outcome,
    decidedOn: dateInZone(final_at, timeZone),
    // Two assessors' feedback is longer than one's may be.
    feedback: feedback.slice(0, 20_000),
    points: [],
    levels,
    evidence: items.map(describeEarlier),
    annotations: nameNobody(annotations, policy),
  }
}

/**
 * The annotations that the decision rests on, as its feedback and its levels do: of both assessors where two agreed, of the adjudicator
 * where they didn't.
 */
async function findAnnotations(
  context: Pick<HubContext, 'secrets'>,
  trx: Trx,
  submission: Submission,
): Promise<EarlierDecision['annotations']> {
  const assessments = await trx
    .selectFrom('assessments')
    .innerJoin('allocations', 'allocations.id', 'assessments.allocation_id')
    .select(['assessments.command_id', 'allocations.purpose'])
    .where('assessments.submission_id', '=', submission.id)
    .where('assessments.submission_revision', '=', submission.revision)
    .where('assessments.taken_back_at', 'is', null)
    .orderBy('assessments.accepted_at')
    .execute()
  const settling = assessments.filter(({ purpose }) => purpose === 'adjudication')
  const deciding = (settling.length > 0 ? settling : assessments).map(({ command_id }) => command_id)
  const notes = await openNotes(context, trx, deciding)
  return deciding.flatMap((id) => notes.get(id) ?? []).slice(0, MOST_ANNOTATIONS)
}

/** What is told of an item once its revision is over. */
function describeEarlier(item: EvidenceItem): EarlierDecision['evidence'][number] {
  const { id, kind, title, mediaType, fileName, sizeBytes } = item
  return { id, kind, title, mediaType, fileName, sizeBytes, sha256: shownFile(item).sha256 }
}

/** The annotations, under blind marking without who made them and on which allocation. */
function nameNobody(
  annotations: EarlierDecision['annotations'],
  { blind }: Pick<Achievement['policy'], 'blind'>,
): EarlierDecision['annotations'] {
  return blind
    ? annotations.map((annotation) => ({ ...annotation, creatorId: UNNAMED_ID, allocationId: UNNAMED_ID }))
    : annotations
}
