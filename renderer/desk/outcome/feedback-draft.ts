import { type Assessment, levelIndex, type Rubric, scoreFor } from '../../../shared/domain'

/**
 * A beginning for the feedback, in Markdown: each criterion that has a rationale, with its level, lowest level first, so that
 * what the candidate should act on comes first. Empty where no rationale was written.
 */
export function draftFeedback(rubric: Rubric, assessment: Pick<Assessment, 'scores'>): string {
  return rubric.criteria
    .map((criterion) => {
      const score = scoreFor(assessment, criterion.id)
      return { criterion, at: levelIndex(criterion, score.levelId), rationale: score.rationale.trim() }
    })
    .filter(({ rationale }) => rationale !== '')
    .sort((a, b) => a.at - b.at)
    .map(({ criterion, at, rationale }) => {
      const level = criterion.levels[at]
      return `**${criterion.title}**${level ? ` (${level.title})` : ''}: ${rationale}`
    })
    .join('\n\n')
}
