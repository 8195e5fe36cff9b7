import { useMemo } from 'react'
import type { Annotation } from '../../../shared/domain'
import { useTexts } from '../../kit'
import { clockTime, findPlace } from '../../review'

/** What lists of notes say, in the language of the interface. */
export function useNoteWords() {
  const t = useTexts('feedback')
  return useMemo(
    () => ({
      title: (title: string) => t('notes.title', { title }),
      place(annotation: Annotation) {
        const { page, time, lines } = findPlace(annotation)
        const parts = [t(`notes.shape.${annotation.shape}`)]
        if (annotation.part !== undefined) parts.push(t('notes.place.part', { part: annotation.part }))
        if (page !== null) parts.push(t('notes.place.page', { page }))
        if (time) parts.push(t('notes.place.time', { start: clockTime(time.startSeconds), end: clockTime(time.endSeconds) }))
        if (lines)
          parts.push(lines.first === lines.last ? t('notes.place.line', { line: lines.first }) : t('notes.place.lines', lines))
        return parts.join(', ')
      },
      notFound: (quote: string) => t('notes.notFound', { quote }),
    }),
    [t],
  )
}
