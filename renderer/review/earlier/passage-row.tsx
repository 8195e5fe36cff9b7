import { IconCheck, IconClockQuestion, IconPencil, IconTrash } from '@tabler/icons-react'
import type { Annotation } from '../../../shared/domain'
import { Chip, type Tone, useTexts } from '../../kit'
import { findPlace } from '../rubric/place'
import classes from './earlier.module.css'
import type { Passage } from './revision-changes'
import { WordDiff } from './word-diff-view'

const LOOKS = {
  unchanged: { Icon: IconCheck, tone: 'neutral' },
  reworded: { Icon: IconPencil, tone: 'brass' },
  gone: { Icon: IconTrash, tone: 'red' },
  unknown: { Icon: IconClockQuestion, tone: 'neutral' },
} as const satisfies Record<Passage['became'], { Icon: typeof IconCheck; tone: Tone }>

type PassageRowProps = {
  passage: Passage
  /** Title of the item that it is or was in. */
  title: string
  onAnnotation(annotation: Annotation): void
}

/** A passage that was marked then: what became of it, its words with what changed, and what was said of it. */
export function PassageRow({ passage, title, onAnnotation }: PassageRowProps) {
  const t = useTexts('earlier')
  const { annotation, item, became, before, after } = passage
  const { Icon, tone } = LOOKS[became]
  const { page } = findPlace(annotation)
  const isChanged = became === 'reworded' && before !== null && after !== null && before !== after
  const content = (
    <>
      <span className={classes.passageHead}>
        <Chip tone={tone} icon={<Icon size={12} aria-hidden />}>
          {t(became === 'reworded' && annotation.shape === 'whole-item' ? 'passage.changed' : `passage.${became}`)}
        </Chip>
        <span className={classes.faint}>{page === null ? title : t('passage.onPage', { title, page })}</span>
      </span>
      {isChanged && <WordDiff before={before} after={after} />}
      {!isChanged && before !== null && (
        <q className={classes.quote} data-gone={became === 'gone' || undefined}>
          {before}
        </q>
      )}
      {annotation.comment !== '' && <span className={classes.remark}>{annotation.comment}</span>}
    </>
  )
  // What isn't in the evidence any more has no place to go to.
  if (item === null || became === 'gone') return <div className={classes.passage}>{content}</div>
  return (
    <button type="button" className={classes.passage} aria-description={t('passage.go')} onClick={() => onAnnotation(annotation)}>
      {content}
    </button>
  )
}
