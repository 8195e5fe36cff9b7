import { Button } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import type { Annotation, Rubric } from '../../../../shared/domain'
import { IconButton, useFormats, useTexts } from '../../../kit'
import { clockTime, shorten } from '../../rubric/place'
import { subjectOf } from '../annotation-quote'
import { CriterionDot } from '../criterion-dot'
import { PlacementChip } from '../placing/placement-chip'
import classes from './list.module.css'
import type { Listed } from './list-model'

export type ListActions = {
  /** A click: go to the annotation in its item. */
  onActivate(annotation: Annotation): void
  /** Go there and put the cursor into the comment. */
  onEdit(annotation: Annotation): void
  onDelete(annotation: Annotation): void
  /** Its passage wasn't found: have it chosen by hand. */
  onPlace(annotation: Annotation): void
}

type ListEntryProps = ListActions & {
  listed: Listed
  rubric: Rubric
  title: string
  isActive: boolean
  isReadOnly: boolean
  /** Whether Tab stops here: at one entry of the list. */
  isStop: boolean
}

/** One annotation in the list: what it speaks to, where, its words and the assessor's. */
export function ListEntry({ listed, rubric, title, isActive, isReadOnly, isStop, ...actions }: ListEntryProps) {
  const t = useTexts('review')
  const { time, dateTime } = useFormats()
  const { annotation, isEarlier, by, quality } = listed
  const index = rubric.criteria.findIndex((criterion) => criterion.id === annotation.criterionId)
  const criterion = rubric.criteria[index]
  const { quote } = subjectOf(annotation)
  const canChange = !isReadOnly && !isEarlier
  return (
    <div className={classes.entry} data-active={isActive || undefined} data-earlier={isEarlier || undefined}>
      <button
        type="button"
        className={classes.entryButton}
        aria-current={isActive}
        aria-description={t('annotations.show', { title })}
        tabIndex={isStop ? 0 : -1}
        data-annotation={annotation.id}
        onClick={() => actions.onActivate(annotation)}
      >
        <span className={classes.entryHead}>
          {criterion ? (
            <>
              <CriterionDot index={index} />
              <strong>{criterion.code}</strong>
            </>
          ) : (
            <span className={classes.faint}>{t('annotations.noCriterion')}</span>
          )}
          <span className={classes.place}>{usePlaceWords(listed)}</span>
          <time className={classes.time} dateTime={annotation.modifiedAt} title={dateTime(annotation.modifiedAt)}>
            {time(annotation.modifiedAt)}
          </time>
        </span>
        {quote !== null && <q className={classes.quote}>{quote}</q>}
        {annotation.comment !== '' && <span className={classes.comment}>{annotation.comment}</span>}
        <span className={classes.chips}>
          <PlacementChip quality={quality ?? 'exact'} isEarlier={isEarlier} by={by ?? undefined} />
        </span>
      </button>
      {canChange && quality === 'orphaned' && (
        <span className={classes.lost}>
          <Button size="compact-xs" variant="default" onClick={() => actions.onPlace(annotation)}>
            {t('annotations.placeByHand')}
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => actions.onDelete(annotation)}>
            {t('annotations.remove')}
          </Button>
        </span>
      )}
      {canChange && quality !== 'orphaned' && (
        <span className={classes.entryActions}>
          <IconButton
            label={t('annotations.edit')}
            keys="e"
            size="sm"
            tabIndex={-1}
            icon={<IconPencil size={15} />}
            onClick={() => actions.onEdit(annotation)}
          />
          <IconButton
            label={t('annotations.delete')}
            keys="delete"
            size="sm"
            tabIndex={-1}
            icon={<IconTrash size={15} />}
            onClick={() => actions.onDelete(annotation)}
          />
        </span>
      )}
    </div>
  )
}

/** Where it is, in a word or two: "Page 7", "src/plan.py · 5–9", "04:10", "Area". */
function usePlaceWords({ annotation, selectors }: Listed): string {
  const t = useTexts('review')
  const { page, time, lines, kind } = subjectOf({ ...annotation, selectors: [...selectors] })
  const parts: string[] = []
  if (annotation.part !== undefined) parts.push(shorten(annotation.part.slice(annotation.part.lastIndexOf('/') + 1), 24))
  if (page !== null) parts.push(t('annotations.onPage', { page }))
  if (time) parts.push(clockTime(time.startSeconds))
  if (lines) parts.push(lines.first === lines.last ? String(lines.first) : `${lines.first}–${lines.last}`)
  if (kind === 'area' || kind === 'pin') parts.push(t(`annotations.${kind}`))
  if (kind === 'whole-item') parts.push(t('annotations.wholeItem'))
  return parts.join(' · ')
}
