import { useMemo } from 'react'
import { type Assessment, type Outcome, type Suggestion, writeFeedbackLetter } from '../../../../shared/domain'
import type { DeskRecord } from '../../../store'
import { useLetterWords } from './use-feedback-words'

/** The outcome that the candidate would read: the one that was submitted, else the suggested one once it can't change any more. */
export function letterOutcome(
  record: Pick<DeskRecord, 'receipt'>,
  assessment: Pick<Assessment, 'recommendation'>,
  suggestion: Suggestion,
): Outcome | null {
  return record.receipt?.outcome ?? assessment.recommendation ?? (suggestion.final ? suggestion.outcome : null)
}

/** The feedback as the candidate will read it, in Markdown; the same text is previewed and exported. */
export function useLetter(record: DeskRecord, assessment: Assessment, suggestion: Suggestion): string {
  const words = useLetterWords()
  const outcome = letterOutcome(record, assessment, suggestion)
  return useMemo(
    () =>
      writeFeedbackLetter(
        {
          candidate: record.submission.candidate,
          achievementName: record.achievement.name,
          revision: record.submission.revision,
          rubric: record.rubric,
          assessment,
          outcome,
        },
        words,
      ),
    [record.submission, record.achievement, record.rubric, assessment, outcome, words],
  )
}
