import { useCallback, useMemo, useRef, useState } from 'react'
import { contentOf, type RubricContent } from '../../../shared/domain'
import { notify, useTexts } from '../../kit'
import { type RubricDraft, type RubricRecord, useStore } from '../../store'
import { beginHistory, change as changed, redo, undo } from './history'

type Edited = Pick<RubricDraft, 'basedOn' | 'content'>

export type RubricEditing = {
  content: RubricContent
  basedOn: RubricDraft['basedOn']
  note: string
  /** `kept`: all that was typed is on the disk. */
  saved: 'untouched' | 'saving' | 'kept' | 'failed'
  /** @param about names the field that is typed into; null: a step of its own */
  change(next: RubricContent, about?: string | null): void
  /** Another content, on another version; a step of its own. */
  setOnto(next: RubricContent, basedOn: RubricDraft['basedOn']): void
  setNote(note: string): void
  undo: (() => void) | null
  redo: (() => void) | null
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
  const step = (next: typeof history) => {
    if (next === history) return
    setHistory(next)
    keep(next.now, note)
  }
  const { now } = history
  return {
    ...now,
    note,
    saved,
    change: (content, about = null) => step(changed(history, { ...now, content }, about, performance.now())),
    setOnto: (content, basedOn) => step(changed(history, { content, basedOn }, null, performance.now())),
    setNote: (words) => {
      setNote(words)
      keep(now, words)
    },
    undo: history.past.length === 0 ? null : () => step(undo(history)),
    redo: history.future.length === 0 ? null : () => step(redo(history)),
    settled: useMemo(() => () => keeping.current, []),
  }
}

function startOf({ versions, draft }: Pick<RubricRecord, 'versions' | 'draft'>): Edited {
  if (draft) return { basedOn: draft.basedOn, content: draft.content }
  const [current] = versions
  if (!current) throw new Error('There is no version to begin with.')
  return { basedOn: { rubricId: current.id, rubricVersion: current.version }, content: contentOf(current) }
}
