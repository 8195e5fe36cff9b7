import { useEffect, useMemo, useRef } from 'react'
import { type Criterion, findCriterion, type Side } from '../../../shared/domain'
import { announce, bindKeys, notify, useShortcuts, useTexts } from '../../kit'
import type { DeskRecord } from '../../store'
import type { Change } from '../session/change'
import type { DeskSession, SessionView } from '../session/desk-session'
import { lineNotes } from './line-notes'
import { SPLIT_KEYS } from './split-keys'
import { takeFeedbackOf, takenFrom, takeSide } from './take-side'
import { useSideNotes } from './use-side-notes'

export type Settling = ReturnType<typeof useSettling>

type Setting = {
  record: DeskRecord
  session: DeskSession
  view: SessionView
  /** The criterion that is being scored; null where none is. */
  criterion: Criterion | null
  readOnly: boolean
}

/** Settling what two assessors saw differently: their notes as layers, and taking over what either judged. */
export function useSettling({ record, session, view, criterion, readOnly }: Setting) {
  const t = useTexts('adjudication')
  const { rubric, split } = record
  const notes = useSideNotes(record)
  const told = useTold(readOnly)
  const apply = (changes: readonly Change[], message: string) => {
    if (changes.length === 0) return announce(t('nothingToTake'))
    session.changeTogether(changes)
    const step = session.view().canUndo
    // Only as long as nothing else was done since: undo goes back one step, whatever that is.
    notify({ message, until: told.next(), undo: () => session.view().canUndo === step && void session.undo() })
  }
  const take = (side: Side, criterionId: string) => {
    const code = findCriterion(rubric, criterionId)?.code ?? ''
    apply(takeSide(record, session.view(), side, criterionId), t(`taken.${side}`, { code }))
  }
  const takeFeedback = (side: Side) => {
    if (split) apply(takeFeedbackOf(session.view(), split, side), t(`feedbackTaken.${side}`))
  }
  const takeOpen = (side: Side) => (criterion && split && !readOnly ? () => take(side, criterion.id) : undefined)
  useShortcuts(
    bindKeys(SPLIT_KEYS, t, {
      'desk.split.takeA': takeOpen('a'),
      'desk.split.takeB': takeOpen('b'),
      'desk.split.notes': split ? notes.step : undefined,
    }),
  )
  return {
    notes,
    take,
    takeFeedback,
    /** From whom a criterion was taken as it is. */
    takenFrom: (criterionId: string) => takenFrom(record, view, criterionId),
    /** What the rubric says in the line of each criterion; undefined where there is nothing to settle. */
    lineNotes: useMemo(() => (split ? lineNotes(rubric, split) : undefined), [rubric, split]),
  }
}

/** Of what was taken over, only the last is told, and nothing once it is sent or left: what undoes it wouldn't any more. */
function useTold(isOver: boolean): { next(): AbortSignal } {
  const last = useRef<AbortController | null>(null)
  useEffect(() => {
    if (isOver) last.current?.abort()
  }, [isOver])
  useEffect(() => () => last.current?.abort(), [])
  return {
    next() {
      last.current?.abort()
      last.current = new AbortController()
      return last.current.signal
    },
  }
}
