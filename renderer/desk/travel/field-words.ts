import { type Annotation, findCriterion, findQuote, levelIndex, type Recommendation } from '../../../shared/domain'
import { useFormats, useTexts } from '../../kit'
import { shorten } from '../../review'
import type { ArrivedField, DeskRecord } from '../../store'
import type { Side } from './choose'

/** Of a note's words, so many are enough to know it by. */
const SNIPPET = 400

/** What fields are called, and what their values say, in the reader's language. */
export function useFieldWords(record: DeskRecord) {
  const t = useTexts('desk')
  const formats = useFormats()
  const rubric = record.followed?.rubric?.before ?? record.rubric
  const titleOfItem = (id: string) => record.submission.evidence.find((item) => item.id === id)?.title ?? t('travel.unknownItem')
  const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : t('travel.nothing'))

  const sayNote = (note: Annotation | null) => {
    if (note === null) return t('travel.noNote')
    const words = note.comment || (findQuote(note.selectors)?.exact ?? '')
    return shorten(words, SNIPPET) || t('travel.noWords')
  }
  const saySomething = (field: ArrivedField, value: unknown): string => {
    const { at } = field
    if (at.of === 'annotation') return sayNote(value as Annotation | null)
    if (at.of === 'assessment') {
      return at.field === 'recommendation' && value !== null ? t(`outcome.${value as Recommendation}`) : text(value)
    }
    if (at.field === 'rationale') return text(value)
    if (at.field === 'noEvidenceFound') return t(value ? 'travel.noEvidence' : 'travel.notSaid')
    if (at.field === 'wholeItemIds') return formats.list((value as string[]).map(titleOfItem)) || t('travel.nothing')
    const criterion = findCriterion(rubric, at.criterionId)
    const index = criterion ? levelIndex(criterion, value as string | null) : -1
    const level = criterion?.levels[index]
    return level ? t('travel.levelOf', { level: index + 1, title: level.title }) : t('travel.noLevel')
  }
  return {
    titleOf({ at, mine, theirs }: ArrivedField): string {
      if (at.of !== 'annotation') return t(`travel.field.${at.field}`)
      const note = (theirs ?? mine) as Annotation
      return t('travel.noteOn', { title: titleOfItem(note.evidenceId) })
    },
    valueOf: (field: ArrivedField, side: Side): string => saySomething(field, field[side]),
  }
}
