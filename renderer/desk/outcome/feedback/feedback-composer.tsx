import { CloseButton, SegmentedControl } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2 } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import {
  type FeedbackPiece,
  findUnaddressed,
  insertPiece,
  listFeedback,
  pieceState,
  removePiece,
  type Suggestion,
} from '../../../../shared/domain'
import { announce, IconButton, notify, useReturnedFocus, useTexts } from '../../../kit'
import type { DeskRecord } from '../../../store'
import { SaveMark } from '../../header/save-mark'
import type { DeskSession, SessionView } from '../../session/desk-session'
import classes from './feedback.module.css'
import { FeedbackField, MOST_CHARACTERS } from './feedback-field'
import { editField } from './field-edit'
import { LetterPreview } from './letter-preview'
import { NothingYet } from './nothing-yet'
import { PieceList } from './piece-list'
import type { ComposerSize } from './use-composer-size'
import { useFeedbackWords } from './use-feedback-words'
import { letterOutcome, useLetter } from './use-letter'

type Props = {
  record: DeskRecord
  session: DeskSession
  view: SessionView
  suggestion: Suggestion
  readOnly: boolean
  size: ComposerSize
  onSize(size: ComposerSize): void
  onClose(): void
}

type Pane = 'write' | 'include' | 'preview'

/** From this width on, in rem so that zooming counts, everything stands side by side. */
const WIDE = 48

/**
 * Where the feedback to the candidate is put together. It opens above the outcome instead of over the desk: the evidence stays in
 * sight and can be read on while writing.
 */
export function FeedbackComposer(props: Props) {
  const { record, session, view, suggestion, readOnly, size, onClose } = props
  const t = useTexts('feedback')
  const words = useFeedbackWords()
  const field = useRef<HTMLTextAreaElement>(null)
  const section = useRef<HTMLElement>(null)
  const { ref: measured, width } = useElementSize<HTMLElement>()
  const ref = useMergedRef(section, measured)
  const [pane, setPane] = useState<Pane>('write')
  const { assessment, annotations } = view
  const text = assessment.feedback
  const letter = useLetter(record, assessment, suggestion)
  const groups = useMemo(
    () => listFeedback(record.rubric, record.submission.evidence, { assessment, annotations }, words),
    [record.rubric, record.submission.evidence, assessment, annotations, words],
  )
  const isWide = width >= WIDE * remSize()
  const shown = isWide ? null : pane
  useReturnedFocus(section)
  useEffect(() => {
    if (!readOnly) field.current?.focus()
  }, [readOnly])

  const insert = (pieces: readonly FeedbackPiece[]) => {
    for (const piece of pieces) {
      const { current } = field
      if (!current) return
      const edit = insertPiece(current.value, current.selectionEnd, piece.markdown)
      if (current.value.length + edit.text.length > MOST_CHARACTERS) {
        notify({ kind: 'hint', message: t('pieces.tooLong') })
        return
      }
      editField(current, edit)
    }
    announce(t('pieces.added'))
  }
  const remove = (piece: FeedbackPiece) => {
    const edit = field.current && removePiece(field.current.value, piece.markdown)
    if (!field.current || !edit) return
    editField(field.current, edit)
    announce(t('pieces.removed'))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose()
  }
  const outcome = letterOutcome(record, assessment, suggestion)
  const basis = outcome === null ? 'open' : isSuggestion(record, assessment) ? 'suggested' : 'decided'
  const preview = <LetterPreview letter={letter} basis={basis} suggestion={suggestion} />
  const included = groups.flatMap((group) => group.pieces).filter((piece) => pieceState(text, piece) !== 'out').length

  return (
    <section
      ref={ref}
      className={classes.composer}
      data-size={size}
      data-wide={isWide || undefined}
      aria-label={t('composer.title')}
      onKeyDown={onKeyDown}
    >
      <div className={classes.head}>
        <h2>{t('composer.title')}</h2>
        {!readOnly && <SaveMark session={session} />}
        <IconButton
          size="sm"
          label={t(size === 'large' ? 'composer.reduce' : 'composer.enlarge')}
          icon={size === 'large' ? <IconArrowsDiagonalMinimize2 size={16} /> : <IconArrowsDiagonal size={16} />}
          onClick={() => props.onSize(size === 'large' ? 'beside' : 'large')}
        />
        <CloseButton size="sm" aria-label={t('composer.close')} onClick={onClose} />
      </div>
      {readOnly ? (
        preview
      ) : (
        <>
          {!isWide && (
            <SegmentedControl
              fullWidth
              size="xs"
              aria-label={t('composer.panes')}
              value={pane}
              onChange={(next) => setPane(next as Pane)}
              data={[
                { value: 'write', label: t('composer.write') },
                {
                  value: 'include',
                  label: included > 0 ? t('composer.includeCount', { count: included }) : t('composer.include'),
                },
                { value: 'preview', label: t('composer.preview') },
              ]}
            />
          )}
          <div className={classes.panes}>
            <div hidden={shown !== null && shown !== 'include'}>
              <PieceList
                groups={groups}
                text={text}
                criterionAt={(id) => record.rubric.criteria.findIndex((criterion) => criterion.id === id)}
                onInsert={insert}
                onRemove={remove}
              />
            </div>
            {/* Hidden, not taken away: the field keeps its caret and the steps that it can go back. */}
            <div data-hidden={(shown !== null && shown !== 'write') || undefined}>
              {text.trim() === '' && (
                <NothingYet groups={groups} onCompose={insert} onChoose={isWide ? null : () => setPane('include')} />
              )}
              <FeedbackField
                field={field}
                text={text}
                onChange={(feedback) => session.conclude({ feedback })}
                onLeave={() => void session.flush()}
              />
              <Unaddressed text={text} groups={groups} />
            </div>
            {(shown === null || shown === 'preview') && preview}
          </div>
        </>
      )}
    </section>
  )
}

/** Criteria below what the rubric asks for, of which the feedback says nothing: a hint, never an obstacle. */
function Unaddressed({ text, groups }: { text: string; groups: Parameters<typeof findUnaddressed>[1] }) {
  const t = useTexts('feedback')
  const left = text.trim() === '' ? [] : findUnaddressed(text, groups)
  if (left.length === 0) return null
  return (
    <div className={classes.unaddressed} role="note">
      <p>{t('unaddressed.title')}</p>
      <ul>
        {left.map(({ criterion }) => (
          <li key={criterion?.id}>
            {criterion?.code} {criterion?.title}
          </li>
        ))}
      </ul>
    </div>
  )
}

function isSuggestion({ receipt }: DeskRecord, { recommendation }: SessionView['assessment']): boolean {
  return receipt?.outcome == null && recommendation === null
}

function remSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}
