import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Annotation, Placement, Rubric, Side } from '../../../../shared/domain'
import { announce, IconButton, useFormats, useTexts } from '../../../kit'
import { CommentField } from '../../comments'
import { subjectOf } from '../annotation-quote'
import { PlacementChip } from '../placing/placement-chip'
import { CardMenu } from './card-menu'
import classes from './card.module.css'
import { CriterionPicker } from './criterion-picker'
import { HistoryList } from './history-list'
import { SupportsChip } from './supports-chip'
import { useReadingOn } from './use-reading-on'

type AnnotationPopoverProps = {
  annotation: Annotation
  rubric: Rubric
  /** The level given for the annotation's criterion so far; null where none yet. */
  levelId: string | null
  /** True for one that was just made: the comment gets the focus. */
  isNew: boolean
  /** True where the work was sent: everything can be read, nothing changed. */
  isReadOnly: boolean
  /** How sure its place is in the file that is shown. Default: it was made there. */
  placement?: Placement['quality']
  /** True where it was made for the decision about an earlier revision. */
  isEarlier?: boolean
  /** Which of the two assessors made it between whom somebody is to settle. */
  by?: Side | undefined
  /** What the item's surroundings add, such as the moment of a talk. */
  more?: ReactNode
  /** Reads its versions, the first one first; left out where none are kept. The same function as long as it is the same annotation. */
  versions?: () => Promise<readonly Annotation[]>
  /** Called with only what changed; with the comment at every stroke. */
  onChange(change: Partial<Pick<Annotation, 'comment' | 'criterionId' | 'shape'>>): void
  onBringBack?(version: Annotation): void
  /** Asks for its passage to be chosen anew. */
  onPlace?(): void
  onDelete(): void
  onClose(): void
}

/** The card beside a passage: its criterion, the assessor's words, and what it supports. */
export function AnnotationPopover(props: AnnotationPopoverProps) {
  const { annotation, rubric, levelId, isNew, isReadOnly, placement = 'exact', isEarlier = false, onChange } = props
  const t = useTexts('review')
  const { time, dateTime } = useFormats()
  const [showsHistory, setShowsHistory] = useState(false)
  const card = useRef<HTMLDivElement>(null)
  useReadingOn(card)
  const quote = subjectOf(annotation).quote

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      props.onClose()
      return
    }
    const at = criterionAsked(event)
    const criterion = at === null ? undefined : rubric.criteria[at]
    if (isReadOnly || !criterion) return
    event.preventDefault()
    onChange({ criterionId: criterion.id })
    announce(`${criterion.code} ${criterion.title}`)
  }
  return (
    <div
      ref={card}
      className={classes.card}
      role="dialog"
      aria-label={quote ?? t('annotations.comment')}
      // A press beside the fields gives it the focus, and with it its keys.
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header className={classes.head}>
        <CriterionPicker
          rubric={rubric}
          criterionId={annotation.criterionId}
          isReadOnly={isReadOnly}
          onCriterion={(criterionId) => onChange({ criterionId })}
        />
        <CardMenu
          annotation={annotation}
          isReadOnly={isReadOnly}
          showsHistory={showsHistory}
          onHistory={props.versions ? () => setShowsHistory(!showsHistory) : null}
          onShape={(shape) => onChange({ shape })}
          onPlace={placement === 'exact' ? null : (props.onPlace ?? null)}
          onDelete={props.onDelete}
        />
        <IconButton label={t('annotations.close')} keys="escape" size="sm" icon={<IconX size={16} />} onClick={props.onClose} />
      </header>
      {/* That it wasn't found says the frame above the card. */}
      <PlacementChip quality={placement === 'orphaned' ? 'exact' : placement} isEarlier={isEarlier} by={props.by} />
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
      {props.more}
      <footer className={classes.foot}>
        {annotation.criterionId !== null && (
          <>
            <span>{t('annotations.supports')}</span>
            <SupportsChip rubric={rubric} criterionId={annotation.criterionId} levelId={levelId} />
          </>
        )}
        <time className={classes.time} dateTime={annotation.modifiedAt} title={dateTime(annotation.modifiedAt)}>
          {time(annotation.modifiedAt)}
        </time>
      </footer>
      {showsHistory && props.versions && (
        <HistoryList
          annotation={annotation}
          rubric={rubric}
          versions={props.versions}
          onBringBack={isReadOnly ? null : (props.onBringBack ?? null)}
        />
      )}
    </div>
  )
}

/** The criterion (0 is the first) that a key asks for: its number, with Alt while something is being typed; null for other keys. */
function criterionAsked({ code, altKey, ctrlKey, metaKey, shiftKey, target }: KeyboardEvent): number | null {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]
  if (digit === undefined || ctrlKey || metaKey || shiftKey) return null
  const isTyping = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
  return isTyping && !altKey ? null : Number(digit) - 1
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
