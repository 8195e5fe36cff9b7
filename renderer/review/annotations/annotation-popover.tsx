import { Menu } from '@mantine/core'
import { IconDots, IconTrash, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import type { Annotation, Rubric } from '../../../shared/domain'
import { IconButton, useFormats, useTexts } from '../../kit'
import { CommentField } from '../comments'
import { subjectOf } from './annotation-quote'
import classes from './annotations.module.css'
import { CriterionPicker } from './criterion-picker'
import { SupportsChip } from './supports-chip'

type AnnotationPopoverProps = {
  annotation: Annotation
  rubric: Rubric
  /** The level given for the annotation's criterion so far; null where none yet. */
  levelId: string | null
  /** True for one that was just made: the comment gets the focus. */
  isNew: boolean
  /** True where the work was sent: everything can be read, nothing changed. */
  isReadOnly: boolean
  /** Called with only what changed; with the comment at every stroke. */
  onChange(change: Partial<Pick<Annotation, 'comment' | 'criterionId'>>): void
  onDelete(): void
  onClose(): void
}

/** The card beside a passage: its criterion, the assessor's words, and what it supports. */
export function AnnotationPopover(props: AnnotationPopoverProps) {
  const { annotation, rubric, levelId, isNew, isReadOnly, onChange, onDelete, onClose } = props
  const t = useTexts('review')
  const { time } = useFormats()
  const quote = subjectOf(annotation).quote
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  return (
    <div className={classes.card} role="dialog" aria-label={quote ?? t('annotations.comment')} onKeyDown={onKeyDown}>
      <header className={classes.cardHead}>
        <CriterionPicker
          rubric={rubric}
          criterionId={annotation.criterionId}
          isReadOnly={isReadOnly}
          onCriterion={(criterionId) => onChange({ criterionId })}
        />
        {!isReadOnly && (
          <Menu position="bottom-end">
            <Menu.Target>
              <IconButton label={t('annotations.more')} size="sm" icon={<IconDots size={16} />} />
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={onDelete}>
                {t('annotations.delete')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
        <IconButton label={t('annotations.close')} keys="escape" size="sm" icon={<IconX size={16} />} onClick={onClose} />
      </header>
      {isReadOnly ? (
        <p className={classes.comment}>{annotation.comment || t('annotations.noComment')}</p>
      ) : (
        <NoteField
          key={annotation.id}
          annotation={annotation}
          quote={quote}
          isFocused={isNew}
          onComment={(comment) => onChange({ comment })}
        />
      )}
      <footer className={classes.cardFoot}>
        {annotation.criterionId !== null && (
          <>
            <span>{t('annotations.supports')}</span>
            <SupportsChip rubric={rubric} criterionId={annotation.criterionId} levelId={levelId} />
          </>
        )}
        <time className={classes.time} dateTime={annotation.modifiedAt}>
          {time(annotation.modifiedAt)}
        </time>
      </footer>
    </div>
  )
}

type NoteFieldProps = { annotation: Annotation; quote: string | null; isFocused: boolean; onComment(comment: string): void }

/** Hands on every stroke: whoever holds the annotation saves it as it is typed. What was typed stays shown until it comes back. */
function NoteField({ annotation, quote, isFocused, onComment }: NoteFieldProps) {
  const t = useTexts('review')
  const [typed, setTyped] = useState<string | null>(null)
  const { comment } = annotation
  useEffect(() => setTyped((text) => (text === comment ? null : text)), [comment])
  return (
    <CommentField
      autosize
      minRows={2}
      maxRows={10}
      variant="unstyled"
      classNames={{ input: classes.commentInput ?? '' }}
      aria-label={t('annotations.comment')}
      placeholder={t('annotations.commentPlaceholder')}
      autoFocus={isFocused}
      maxLength={20_000}
      criterionId={annotation.criterionId}
      quote={quote}
      value={typed ?? comment}
      onChange={(text) => {
        onComment(text)
        setTyped(text)
      }}
    />
  )
}
