import { useEffect, useState, useSyncExternalStore } from 'react'
import { onLeaving } from '../../kit'
import { type DeskRecord, useStore, useStoreQuery } from '../../store'
import type { DeskSession, SessionView } from './desk-session'
import { findSession, leaveSession, openSession } from './sessions'

export type OpenedDesk =
  | { state: 'loading' }
  | { state: 'missing' }
  | { state: 'failed'; error: Error; tryAgain(): void }
  /** `isLeaving` while another allocation is being opened: what is shown is still the one before. */
  | { state: 'open'; record: DeskRecord; session: DeskSession; isLeaving: boolean }

type Answer = { allocationId: string; record: DeskRecord | null; turn: number } | Error

/** What the store holds of an allocation, live, with the session that the assessor's work goes through. */
export function useOpenedDesk(allocationId: string): OpenedDesk {
  const { desk } = useStore()
  const [attempt, setAttempt] = useState(0)
  const answer = useStoreQuery(async (): Promise<Answer> => {
    // Asked before reading: a write that comes between makes what was read old news.
    const turn = findSession(desk, allocationId)?.turn ?? 0
    try {
      return { allocationId, record: await desk.open(allocationId), turn }
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }, [allocationId, attempt])

  const read = answer instanceof Error || answer === undefined ? null : answer
  const record = read?.record ?? null
  const session = record ? openSession(desk, record) : null
  const turn = read?.turn ?? 0
  const isLeaving = read !== null && read.allocationId !== allocationId
  const isLate = useIsLate(isLeaving)
  useEffect(() => {
    if (record && session) session.receive(record, turn)
  }, [record, session, turn])

  if (answer instanceof Error) return { state: 'failed', error: answer, tryAgain: () => setAttempt((count) => count + 1) }
  if (!read || isLate) return { state: 'loading' }
  if (record && session) return { state: 'open', record, session, isLeaving }
  return { state: isLeaving ? 'loading' : 'missing' }
}

/** Opening the next one takes a few frames; only when it takes longer than that is the desk before let go for a skeleton. */
const PATIENCE_MS = 200

function useIsLate(isWaiting: boolean): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (!isWaiting) return
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [isWaiting])
  return isLate && isWaiting
}

/** The session's work as it is now; what waits is written when the desk is left, hidden or closed. */
export function useSession(session: DeskSession): SessionView {
  const { desk } = useStore()
  const view = useSyncExternalStore(session.subscribe, session.view)
  useEffect(() => {
    const flush = () => void session.flush()
    const stop = onLeaving(() => session.flush())
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('pagehide', flush)
    return () => {
      stop()
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('pagehide', flush)
      void leaveSession(desk, session)
    }
  }, [desk, session])
  return view
}
