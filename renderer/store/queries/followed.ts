import { basisOf, compareRubrics, type CriterionChange, type Rubric } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { FollowedChange } from '../contract'
import { isOutdated, openSubmissionOf, type WorkRows } from '../work'

/** What changed under my draft and waits for a decision, with both sides; null where nothing did. */
export async function followedChange(context: StoreContext, rows: WorkRows): Promise<FollowedChange | null> {
  const { allocation, draft } = rows
  if (!draft || !isOutdated(rows) || draft.phase === 'closed') return null
  const [from, to] = [basisOf(draft.basis), basisOf(allocation)]
  const isRevised = from.submissionRevision !== to.submissionRevision
  const isSuperseded = from.rubricId !== to.rubricId || from.rubricVersion !== to.rubricVersion
  return {
    from,
    to,
    rubric: isSuperseded ? await compareVersions(context, from, to) : null,
    submission: isRevised ? await readRevisions(context, rows) : null,
  }
}

async function compareVersions(
  context: StoreContext,
  from: FollowedChange['from'],
  to: FollowedChange['to'],
): Promise<FollowedChange['rubric']> {
  const [before, after] = await Promise.all([openRubric(context, from), openRubric(context, to)])
  if (!after) return null
  return { before, after, changes: before ? compareRubrics(before, after) : after.criteria.map(unknownBefore) }
}

/** Nothing can be said about what it was: the assessor looks at it anew. */
function unknownBefore(criterion: Rubric['criteria'][number]): CriterionChange {
  return { criterionId: criterion.id, kind: 'reworded', before: null, after: criterion }
}

async function openRubric(context: StoreContext, { rubricId, rubricVersion }: FollowedChange['to']): Promise<Rubric | null> {
  const row = await context.db.rubrics.get([rubricId, rubricVersion])
  if (!row) return null
  const place = sealedAs.rubric(row.id, row.rubricVersion, row.version)
  return openValue<Rubric>(context, place.keyId, place.context, row.sealed)
}

async function readRevisions(context: StoreContext, { allocation, draft }: WorkRows): Promise<FollowedChange['submission']> {
  const { submissionId, submissionRevision } = allocation
  const [before, after] = await Promise.all([
    openSubmissionOf(context, { submissionId, submissionRevision: draft?.basis.submissionRevision ?? submissionRevision }),
    openSubmissionOf(context, { submissionId, submissionRevision }),
  ])
  return after && { before, after }
}
