import { useMemo } from 'react'
import type { Annotation, EvidenceItem, FeedbackWords, LetterWords } from '../../../../shared/domain'
import { useTexts } from '../../../kit'
import { clockTime, findPlace } from '../../../review'

/** What pieces of feedback say, in the language of the interface. */
export function useFeedbackWords(): FeedbackWords {
  const t = useTexts('feedback')
  return useMemo(
    () => ({
      toReach: (level) => t('pieces.toReach', { level }),
      place({ title }: EvidenceItem, annotation: Annotation) {
        const { page, time, lines } = findPlace(annotation)
        if (page !== null) return t('pieces.place.page', { title, page })
        if (time) return t('pieces.place.time', { title, start: clockTime(time.startSeconds), end: clockTime(time.endSeconds) })
        if (lines && lines.first === lines.last) return t('pieces.place.line', { title, line: lines.first })
        if (lines) return t('pieces.place.lines', { title, ...lines })
        return t('pieces.place.item', { title })
      },
    }),
    [t],
  )
}

/** What the letter to the candidate says, in the language of the interface. */
export function useLetterWords(): LetterWords {
  const t = useTexts('feedback')
  return useMemo(
    () => ({
      title: t('letter.title'),
      revision: (revision) => t('letter.revision', { revision }),
      greeting: (who) => ('name' in who ? t('letter.greeting', who) : t('letter.greetingBlind', who)),
      outcome: (outcome) => t(`letter.outcome.${outcome}`),
      nextTitle: t('letter.nextTitle'),
      next: (outcome, hasFeedback) =>
        t(outcome === 'not-yet' && !hasFeedback ? 'letter.next.not-yet-unsaid' : `letter.next.${outcome}`),
      levelsTitle: t('letter.levelsTitle'),
      criterion: t('letter.criterion'),
      level: t('letter.level'),
      levelOf: (title, at, of) => t('letter.levelOf', { title, at, of }),
    }),
    [t],
  )
}
