import { type Annotation, type Assessment, findCriterion, findMissing, levelIndex, type Rubric } from '../../shared/domain'
import type { Command, CommandResult } from '../../shared/protocol'
import type { Situation } from './judgement'

export type Rejected = Omit<Extract<CommandResult, { status: 'rejected' }>, 'id'>

type Said = { assessment: Assessment; annotations: readonly Annotation[] } & Pick<Command, 'allocationId' | 'basedOn'>

export function reject(code: Rejected['code'], message: string): Rejected {
  return { status: 'rejected', code, message }
}

/** Why what was said can't be taken: it speaks of something else, or of levels and evidence that aren't there. Null where it can. */
export function judgeContent(said: Said, situation: Situation, rubric: Rubric): Rejected | null {
  const { assessment, allocationId, basedOn } = said
  const isAbout =
    assessment.allocationId === allocationId &&
    assessment.submissionId === situation.submission.id &&
    assessment.submissionRevision === basedOn.submissionRevision &&
    assessment.rubricId === basedOn.rubricId &&
    assessment.rubricVersion === basedOn.rubricVersion
  if (!isAbout) return reject('incomplete', 'The assessment speaks of another submission, revision or rubric than the command.')
  const items = new Set(situation.evidence.map(({ id }) => id))
  return judgeScores(assessment, rubric, items) ?? judgeAnnotations(said, situation, rubric, items)
}

function judgeScores({ scores }: Assessment, rubric: Rubric, items: ReadonlySet<string>): Rejected | null {
  const scored = new Set<string>()
  for (const { criterionId, levelId, wholeItemIds } of scores) {
    const criterion = findCriterion(rubric, criterionId)
    if (!criterion) return reject('unknown-level', 'A score names a criterion that the rubric does not have.')
    if (scored.has(criterionId)) return reject('unknown-level', `Criterion ${criterion.code} is scored twice.`)
    scored.add(criterionId)
    if (levelId !== null && levelIndex(criterion, levelId) < 0) {
      return reject('unknown-level', `Criterion ${criterion.code} has no such level.`)
    }
    if (wholeItemIds.some((id) => !items.has(id)))
      return reject('incomplete', `Criterion ${criterion.code} names evidence that is not part of the submission.`)
  }
  return null
}

function judgeAnnotations(
  { annotations, allocationId }: Said,
  { personId }: Situation,
  rubric: Rubric,
  items: ReadonlySet<string>,
): Rejected | null {
  for (const annotation of annotations) {
    const isOwn = annotation.allocationId === allocationId && annotation.creatorId === personId
    if (!isOwn || !items.has(annotation.evidenceId))
      return reject('incomplete', 'An annotation belongs to another review or to other evidence.')
    if (annotation.criterionId !== null && !findCriterion(rubric, annotation.criterionId)) {
      return reject('unknown-level', 'An annotation names a criterion that the rubric does not have.')
    }
  }
  return null
}

/** What an assessment must have before it is handed in; null where nothing is missing. */
export function judgeMissing(
  { assessment, annotations }: Said,
  { achievement, allocation }: Situation,
  rubric: Rubric,
): Rejected | null {
  const demands = { ...achievement.policy, ...(allocation && { task: allocation.task }) }
  const missing = findMissing(rubric, assessment, annotations, demands)
  if (missing.length === 0) return null
  const named = missing.map((one) =>
    'criterionId' in one ? `${one.kind} for ${findCriterion(rubric, one.criterionId)?.code}` : one.kind,
  )
  return reject('incomplete', `Missing: ${named.join(', ')}.`)
}
