import { type Achievement, type EarlierDecision, type EvidenceItem, shownFile, UNNAMED_ID } from '../../shared/domain'
import { dateInZone } from '../policy'
import type { Trx } from '../store'

/** As many as an earlier decision may carry (see `EarlierDecisionSchema`). */
const MOST_ANNOTATIONS = 5000

/**
 * What was decided about a revision, as those see it who assess the next one; undefined where the hub didn't decide it. Under blind
 * marking it doesn't say who made the annotations.
 */
export async function findEarlierDecision(
  trx: Trx,
  submission: { id: string; revision: number },
  { policy }: Pick<Achievement, 'policy'>,
  timeZone: string,
): Promise<EarlierDecision | undefined> {
  const decision = await trx
    .selectFrom('decisions')
    .select(['outcome', 'feedback', 'levels', 'final_at'])
    .where('submission_id', '=', submission.id)
    .where('submission_revision', '=', submission.revision)
    .where('state', '=', 'final')
    .executeTakeFirst()
  if (!decision?.final_at) return undefined
  const evidence = await trx
    .selectFrom('evidence')
    .select('body')
    .where('submission_id', '=', submission.id)
    .where('revision', '=', submission.revision)
    .orderBy('position')
    .execute()
  const { outcome, feedback, levels, final_at } = decision
  const annotations = await findAnnotations(trx, submission)
  return {
    revision: submission.revision,
    outcome,
    decidedOn: dateInZone(final_at, timeZone),
    // Two assessors' feedback is longer than one's may be.
    feedback: feedback.slice(0, 20_000),
    points: [],
    levels,
    evidence: evidence.map(({ body }) => describeEarlier(body)),
    annotations: nameNobody(annotations, policy),
  }
}

/**
 * The annotations that the decision rests on, as its feedback and its levels do: of both assessors where two agreed, of the adjudicator
 * where they didn't.
 */
async function findAnnotations(trx: Trx, submission: { id: string; revision: number }): Promise<EarlierDecision['annotations']> {
  const assessments = await trx
    .selectFrom('assessments')
    .innerJoin('allocations', 'allocations.id', 'assessments.allocation_id')
    .select(['assessments.annotations', 'allocations.purpose'])
    .where('assessments.submission_id', '=', submission.id)
    .where('assessments.submission_revision', '=', submission.revision)
    .where('assessments.taken_back_at', 'is', null)
    .orderBy('assessments.accepted_at')
    .execute()
  const settling = assessments.filter(({ purpose }) => purpose === 'adjudication')
  const deciding = settling.length > 0 ? settling : assessments
  return deciding.flatMap(({ annotations }) => annotations).slice(0, MOST_ANNOTATIONS)
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
