import { type Achievement, type EarlierDecision, type EvidenceItem, shownFile, UNNAMED_ID } from '../../shared/domain'
import { dateInZone } from '../policy'
import type { Trx } from '../store'

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
    .leftJoin('assessments', 'assessments.command_id', 'decisions.command_id')
    .select(['decisions.outcome', 'decisions.feedback', 'decisions.levels', 'decisions.final_at', 'assessments.annotations'])
    .where('decisions.submission_id', '=', submission.id)
    .where('decisions.submission_revision', '=', submission.revision)
    .where('decisions.state', '=', 'final')
    .executeTakeFirst()
  if (!decision?.final_at) return undefined
  const evidence = await trx
    .selectFrom('evidence')
    .select('body')
    .where('submission_id', '=', submission.id)
    .where('revision', '=', submission.revision)
    .orderBy('position')
    .execute()
  const { outcome, feedback, levels, final_at, annotations } = decision
  return {
    revision: submission.revision,
    outcome,
    decidedOn: dateInZone(final_at, timeZone),
    // Two assessors' feedback is longer than one's may be.
    feedback: feedback.slice(0, 20_000),
    points: [],
    levels,
    evidence: evidence.map(({ body }) => describeEarlier(body)),
    annotations: nameNobody(annotations ?? [], policy),
  }
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
