import { useEffect, useState, useSyncExternalStore } from 'react'
import { onLeaving } from '../../kit'
import { type DeskRecord, useStore, useStoreQuery } from '../../store'
import type { DeskSession, SessionView } from './desk-session'
import { findSession, leaveSession, openSession } from './sessions'

export type OpenedDesk =
  | { state: 'loading' }
  | { state: 'missing' }
  | { state: 'failed'; error: Error; tryAgain(): void }
  | { state: 'open'; record: DeskRecord; session: DeskSession }

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

  const isCurrent = answer !== undefined && !(answer instanceof Error) && answer.allocationId === allocationId
  const record = isCurrent ? answer.record : null
  const session = record ? openSession(desk, record) : null
  const turn = isCurrent ? answer.turn : 0
  useEffect(() => {
    if (record && session) session.receive(record, turn)
  }, [record, session, turn])

  if (answer instanceof Error) return { state: 'failed', error: answer, tryAgain: () => setAttempt((count) => count + 1) }
  if (!isCurrent) return { state: 'loading' }
  if (!record || !session) return { state: 'missing' }
  return { state: 'open', record, session }
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
