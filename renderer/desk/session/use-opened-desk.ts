import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { onLeaving } from '../../kit'
import { type DeskRecord, useStore, useStoreQuery } from '../../store'
import { openFirst } from './open-first'
import type { DeskSession, SessionView } from './desk-session'
import { findSession, leaveSession, openSession } from './sessions'

export type OpenedDesk =
  | { state: 'loading' }
  | { state: 'missing' }
  | { state: 'failed'; error: Error; tryAgain(): void }
  /** `isLeaving` while another allocation is being opened: what is shown is still the one before. */
  | { state: 'open'; record: DeskRecord; session: DeskSession; isLeaving: boolean }

type Read = { allocationId: string; record: DeskRecord | null; turn: number }
type Answer = Read | Error

/** What the store holds of an allocation, live, with the session that the assessor's work goes through. */
export function useOpenedDesk(allocationId: string): OpenedDesk {
  const { desk } = useStore()
  const [attempt, setAttempt] = useState(0)
  const answered = useStoreQuery(async (): Promise<Answer> => {
    // Asked before reading: a write that comes between makes what was read old news.
    const turn = findSession(desk, allocationId)?.turn ?? 0
    try {
      return { allocationId, record: await desk.open(allocationId), turn }
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }, [allocationId, attempt])

  const answer = useSteady(useBegun(answered), allocationId)
  useAgain(answered instanceof Error, () => setAttempt((count) => count + 1))
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

/**
 * What was answered, or what was read before where reading it again failed: a desk that is open stays, with all that was typed and
 * isn't written yet, for as long as the disk is full or the database can't be opened.
 */
function useSteady(answer: Answer | undefined, allocationId: string): Answer | undefined {
  const [read, setRead] = useState<Read | null>(null)
  if (answer !== undefined && !(answer instanceof Error)) {
    if (read !== answer) setRead(answer)
    return answer
  }
  return read?.allocationId === allocationId ? read : answer
}

/** How long until what could not be read is tried again, in milliseconds. */
const AGAIN_DELAY = 5_000

function useAgain(hasFailed: boolean, tryAgain: () => void): void {
  const latest = useRef(tryAgain)
  useEffect(() => {
    latest.current = tryAgain
  })
  useEffect(() => {
    if (!hasFailed) return
    const timer = setInterval(() => latest.current(), AGAIN_DELAY)
    return () => clearInterval(timer)
  }, [hasFailed])
}

/** Milliseconds for which the desk waits for the document that it opens with; reading one takes half of that. */
const MOST_BEGINNING = 40

/**
 * What was answered, once the document that the desk opens with is on its way into a worker; until then what was answered before.
 * Drawing the desk keeps the window busy for longer than reading a document takes: begun before, they happen at the same time.
 */
function useBegun(answer: Answer | undefined): Answer | undefined {
  const { evidence } = useStore()
  const [shown, setShown] = useState<Answer | undefined>(undefined)
  const [begunId, setBegunId] = useState<string | null>(null)
  const record = answer === undefined || answer instanceof Error ? null : answer.record
  const waiting = record !== null && record.allocation.id !== begunId ? record : null
  useLayoutEffect(() => {
    if (!waiting) return
    let isCurrent = true
    const begun = () => {
      if (isCurrent) setBegunId(waiting.allocation.id)
    }
    const timer = setTimeout(begun, MOST_BEGINNING)
    // What can't be begun is told where it is to be shown.
    openFirst(evidence, waiting).then(begun, begun)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [evidence, waiting])
  if (waiting) return shown
  if (shown !== answer) setShown(answer)
  return answer
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
