import { contentOf, type Rubric } from '../../../shared/domain'
import type { RubricDraft, RubricRecord } from '../../store'
import { changeCriterion } from '../editor/edit'

/** As many as what a criterion asks may have (`CriterionSchema`). */
const MOST_CHARACTERS = 2000

/** `gone`: the rubric, or the criterion in it, isn't there any more; `long`: there is no room after what the criterion asks. */
export type Taken = { draft: Omit<RubricDraft, 'changedAt'>; code: string } | { reason: 'gone' | 'long' }

/**
 * A lead's draft of a rubric, or the version in force where there is none, with an agreed reading after what its criterion asks. What stands
 * there already isn't put there again.
 */
export function takeReading(
  { achievement, versions, draft }: Pick<RubricRecord, 'achievement' | 'versions' | 'draft'>,
  criterionId: string,
  words: string,
): Taken {
  const begun = draft ?? beginOn(versions[0])
  const criterion = begun?.content.criteria.find(({ id }) => id === criterionId)
  if (!begun || !criterion) return { reason: 'gone' }
  const { basedOn, content, note } = begun
  const reading = words.trim()
  const description = criterion.description.includes(reading)
    ? criterion.description
    : [criterion.description.trimEnd(), reading].filter((part) => part !== '').join('\n\n')
  if (description.length > MOST_CHARACTERS) return { reason: 'long' }
  return {
    code: criterion.code,
    draft: { achievementId: achievement.id, basedOn, content: changeCriterion(content, criterionId, { description }), note },
  }
}

function beginOn(version: Rubric | undefined) {
  if (!version) return null
  return { basedOn: { rubricId: version.id, rubricVersion: version.version }, content: contentOf(version), note: '' }
}
