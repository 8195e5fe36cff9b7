import type { Annotation, EvidenceItem } from '../../../shared/domain'
import { useTexts } from '../../kit'
import { clockTime, findPlace, shorten } from '../../review'
import classes from './why.module.css'

const LONGEST = 400

/** A passage that somebody linked to a criterion: its words, where it is, and what was said of it. */
export function PassageQuote({ annotation, evidence }: { annotation: Annotation; evidence: readonly EvidenceItem[] }) {
  const t = useTexts('calibration')
  const { page, time, lines, quote } = findPlace(annotation)
  const title = evidence.find(({ id }) => id === annotation.evidenceId)?.title
  const where = [
    title,
    page === null ? undefined : t('why.onPage', { page }),
    time ? t('why.at', { time: clockTime(time.startSeconds) }) : undefined,
    lines ? t('why.lines', lines) : undefined,
  ].filter((words) => words !== undefined)
  return (
    <blockquote className={classes.quote} dir="auto">
      {quote === null ? (
        <span>{t(annotation.shape === 'whole-item' ? 'why.wholeItem' : 'why.area')}</span>
      ) : (
        <q>{shorten(quote, LONGEST)}</q>
      )}
      {annotation.comment !== '' && <p className={classes.words}>{annotation.comment}</p>}
      {where.length > 0 && <span className={classes.where}>{where.join(' · ')}</span>}
    </blockquote>
  )
}
