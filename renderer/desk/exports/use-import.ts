import { useState } from 'react'
import { type EvidenceItem, type ImportEntry, MOST_ANNOTATIONS, type ReadAnnotation, sortImport } from '../../../shared/domain'
import { notify, useTexts } from '../../kit'
import { readNotesFile } from '../../review'
import { type DeskRecord, type DeskStore, useStore } from '../../store'
import type { DeskSession, SessionView } from '../session/desk-session'
import { useMaking } from './use-making'

/** A list of notes of this size would hold hundreds of thousands. */
export const MOST_BYTES = 50_000_000

export type ImportProblem = 'too-large' | 'not-json' | 'no-annotations' | 'elsewhere' | 'too-many' | 'failed'

type Opened = { read: (ReadAnnotation | null)[]; taken: ReadonlySet<string> }

export type Importing = ReturnType<typeof useImport>

/** Notes from a file: what would become of each, what the person decides about it, and taking them in as one step. */
export function useImport(record: DeskRecord, session: DeskSession, view: SessionView, onDone: () => void) {
  const { desk } = useStore()
  const t = useTexts('feedback')
  const making = useMaking()
  const [state, setState] = useState<'choose' | 'reading' | { problem: ImportProblem } | Opened>('choose')
  const [assigned, setAssigned] = useState<ReadonlyMap<string, string>>(new Map())
  const [replaced, setReplaced] = useState<ReadonlySet<string>>(new Set())
  const { allocation, submission, rubric } = record
  const opened = typeof state === 'object' && 'read' in state ? state : null
  const entries: ImportEntry[] = opened
    ? sortImport(
        opened.read,
        {
          allocationId: allocation.id,
          assessorId: allocation.assessorId,
          evidence: submission.evidence,
          rubric,
          annotations: view.annotations,
          now: new Date().toISOString(),
        },
        opened.taken,
        assigned,
      )
    : []
  const added = entries.flatMap((entry) => (entry.state === 'new' ? [entry.annotation] : []))
  const changed = entries.flatMap((entry) =>
    entry.state === 'changed' && replaced.has(entry.annotation.id) ? [entry.annotation] : [],
  )

  return {
    state: opened ? ('opened' as const) : typeof state === 'string' ? state : ('failed' as const),
    problem: typeof state === 'object' && 'problem' in state ? state.problem : null,
    entries,
    assigned,
    replaced,
    /** How many come in. */
    count: added.length + changed.length,
    /** How many more there would be than can be handed in. */
    tooMany: Math.max(0, view.annotations.length + added.length - MOST_ANNOTATIONS),
    cancel: () => making.shown?.cancel(),
    async read(file: File) {
      if (file.size > MOST_BYTES) return setState({ problem: 'too-large' })
      setState('reading')
      setAssigned(new Map())
      setReplaced(new Set())
      try {
        const bytes = new Uint8Array(await file.arrayBuffer())
        const notes = await making.wait(readNotesFile(bytes, allocation.id))
        if (!notes) setState('choose')
        else if (!notes.ok) setState({ problem: notes.problem })
        else setState({ read: notes.read, taken: await findTaken(desk, notes.read) })
      } catch {
        setState({ problem: 'failed' })
      }
    },
    assign(source: string, item: EvidenceItem | null) {
      const next = new Map(assigned)
      if (item) next.set(source, item.id)
      else next.delete(source)
      setAssigned(next)
    },
    replace: (ids: Iterable<string>) => setReplaced(new Set(ids)),
    takeIn() {
      session.importAnnotations(added, changed)
      const step = session.view().canUndo
      onDone()
      notify({
        message: t('import.done', { count: added.length + changed.length }),
        // Only as long as nothing else was done since: undo goes back one step, whatever that is.
        undo: () => session.view().canUndo === step && void session.undo(),
      })
    },
  }
}

/** Ids that something on this machine has; the further ones of an annotation matter only where its first is taken. */
async function findTaken(desk: DeskStore, read: readonly (ReadAnnotation | null)[]): Promise<Set<string>> {
  const first = read.flatMap((annotation) => annotation?.ids.slice(0, 1) ?? [])
  const taken = new Set(await desk.takenAnnotationIds(first))
  const others = read.flatMap((annotation) =>
    annotation?.ids[0] !== undefined && taken.has(annotation.ids[0]) ? annotation.ids.slice(1) : [],
  )
  for (const id of await desk.takenAnnotationIds(others)) taken.add(id)
  return taken
}
