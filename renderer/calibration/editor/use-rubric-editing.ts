import { useCallback, useRef, useState } from 'react'
import { contentOf, type RubricContent } from '../../../shared/domain'
import { notify, useTexts } from '../../kit'
import { type RubricDraft, type RubricRecord, useStore } from '../../store'
import { beginHistory, change as changed, type History, redo, undo } from './history'

type Edited = Pick<RubricDraft, 'basedOn' | 'content'>

export type RubricEditing = {
  content: RubricContent
  basedOn: RubricDraft['basedOn']
  note: string
  /** `kept`: all that was typed is on the disk. */
  saved: 'untouched' | 'saving' | 'kept' | 'failed'
  /**
   * The same function while the page stands: what nobody changed needn't be drawn anew.
   * @param about names the field that is typed into; null: a step of its own
   */
  change(make: (content: RubricContent) => RubricContent, about?: string | null): void
  /** Another content, on another version; a step of its own. */
  setOnto(next: RubricContent, basedOn: RubricDraft['basedOn']): void
  setNote(note: string): void
  /** Both do nothing where there is nothing to be taken back; the same functions while the page stands. */
  undo(): void
  redo(): void
  canUndo: boolean
  canRedo: boolean
  /** Resolves when all that was typed is on the disk, or could not be kept. */
  settled(): Promise<void>
}

/** A rubric while it is edited: kept with every change, and every change can be taken back until the page is left. */
export function useRubricEditing({ achievement, versions, draft }: RubricRecord): RubricEditing {
  const t = useTexts('rubricEditor')
  const { rubrics } = useStore()
  const [history, setHistory] = useState(() => beginHistory<Edited>(startOf({ versions, draft })))
  const [note, setNote] = useState(draft?.note ?? '')
  const [saved, setSaved] = useState<RubricEditing['saved']>(draft ? 'kept' : 'untouched')
  const keeping = useRef<Promise<void>>(Promise.resolve())
  const wanted = useRef<{ edited: Edited; note: string } | null>(null)
  const achievementId = achievement.id

  const keep = useCallback(
    (edited: Edited, words: string) => {
      const isIdle = wanted.current === null
      wanted.current = { edited, note: words }
      setSaved('saving')
      // One write at a time, and of what was typed meanwhile only the latest.
      if (!isIdle) return
      keeping.current = keeping.current.then(async () => {
        try {
          for (let next = wanted.current; next !== null; ) {
            const isKept = await rubrics.saveDraft({ achievementId, ...next.edited, note: next.note })
            if (!isKept) throw new Error('A version of it is on its way.')
            if (wanted.current === next) break
            next = wanted.current
          }
          setSaved('kept')
        } catch {
          setSaved('failed')
          notify({ kind: 'failed', message: t('draft.failed') })
        } finally {
          wanted.current = null
        }
      })
    },
    [rubrics, achievementId, t],
  )
  // What is typed next must never be laid over what was shown before the last letter.
  const latest = useRef({ history, note })
  const step = useCallback(
    (make: (before: History<Edited>) => History<Edited>) => {
      const next = make(latest.current.history)
      if (next === latest.current.history) return
      latest.current = { ...latest.current, history: next }
      setHistory(next)
      keep(next.now, latest.current.note)
    },
    [keep],
  )
  const { now } = history
  return {
    ...now,
    note,
    saved,
    change: useCallback(
      (make, about = null) =>
        step((before) => changed(before, { ...before.now, content: make(before.now.content) }, about, performance.now())),
      [step],
    ),
    setOnto: (content, basedOn) => step((before) => changed(before, { content, basedOn }, null, performance.now())),
    setNote: (words) => {
      latest.current = { ...latest.current, note: words }
      setNote(words)
      keep(latest.current.history.now, words)
    },
    undo: useCallback(() => step(undo), [step]),
    redo: useCallback(() => step(redo), [step]),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    settled: useCallback(() => keeping.current, []),
  }
}

function startOf({ versions, draft }: Pick<RubricRecord, 'versions' | 'draft'>): Edited {
  if (draft) return { basedOn: draft.basedOn, content: draft.content }
  const [current] = versions
  if (!current) throw new Error('There is no version to begin with.')
  return { basedOn: { rubricId: current.id, rubricVersion: current.version }, content: contentOf(current) }
}
