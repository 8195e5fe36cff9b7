import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import type { Rubric } from '../../../../shared/domain'
import { FoundText, IconButton, useTexts } from '../../../kit'
import { CriterionDot } from '../../annotations/criterion-dot'
import type { BankComment } from '../bank'
import type { CommentUses } from '../uses'
import classes from './dialog.module.css'

type Props = {
  rubric: Rubric
  comment: BankComment
  ranges: readonly number[]
  uses: CommentUses
  row: number
  /** The one row that Tab reaches; arrows go on from there. */
  isCurrent: boolean
  canMove: boolean
  onFocus(): void
  onKeyDown(event: KeyboardEvent): void
  onEdit(): void
  onMove(step: 1 | -1): void
  onDelete(): void
}

/** One comment with its criterion, how often it was used, and what can be done with it. */
export function CommentRow(props: Props) {
  const { rubric, comment, ranges, uses, isCurrent } = props
  const t = useTexts('comments')
  const index = rubric.criteria.findIndex((criterion) => criterion.id === comment.criterionId)
  const criterion = rubric.criteria[index]
  const count = Object.values(uses[comment.id] ?? {}).reduce((sum, use) => sum + use.count, 0)
  // Keys on the row do the same, so Tab isn't made to stop at four buttons in each of two thousand rows.
  const quiet = { size: 'sm', tabIndex: -1 } as const
  return (
    <div className={classes.row}>
      <button
        type="button"
        className={classes.text}
        data-row={props.row}
        data-comment={comment.id}
        tabIndex={isCurrent ? 0 : -1}
        aria-keyshortcuts="Enter Delete Alt+ArrowUp Alt+ArrowDown"
        onFocus={props.onFocus}
        onKeyDown={props.onKeyDown}
        onClick={props.onEdit}
      >
        <span className={classes.words} dir="auto">
          <FoundText text={comment.text} ranges={ranges} />
        </span>
        <span className={classes.about}>
          {criterion ? (
            <>
              <CriterionDot index={index} /> {criterion.code} {criterion.title}
            </>
          ) : (
            t('row.anyCriterion')
          )}
          {count > 0 && ` · ${t('row.used', { count })}`}
        </span>
      </button>
      <span className={classes.actions}>
        <IconButton {...quiet} label={t('row.edit')} icon={<IconPencil size={15} />} onClick={props.onEdit} />
        {props.canMove && (
          <>
            <IconButton {...quiet} label={t('row.up')} icon={<IconArrowUp size={15} />} onClick={() => props.onMove(-1)} />
            <IconButton {...quiet} label={t('row.down')} icon={<IconArrowDown size={15} />} onClick={() => props.onMove(1)} />
          </>
        )}
        <IconButton {...quiet} label={t('row.delete')} icon={<IconTrash size={15} />} onClick={props.onDelete} />
      </span>
    </div>
  )
}
