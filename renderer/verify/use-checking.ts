import { useEffect, useRef, useState } from 'react'
import { needsAsking } from '../../shared/badges/check/codes'
import { MOST_BADGE_BYTES } from '../../shared/protocol'
import { type RunningCheck, startCheck } from '../review'
import { useStore } from '../store'

/** A badge as it was handed in: its bytes are read when its turn comes. */
export type HandedIn = { name: string; size: number; read(): Promise<Uint8Array> }

/** Why a file was not looked at. */
export type CheckingProblem = { what: 'empty' | 'too-large' | 'unreadable' | 'failed'; name: string }

export type Checking = {
  /** The name of the file that is being looked at; null where none is. */
  current: string | null
  /** The last file that could not be looked at; null where there is none. */
  problem: CheckingProblem | null
  /** Looks at these one after the other. */
  start(files: readonly HandedIn[]): void
  /** Looks at none of them any more. */
  cancel(): void
}

/**
 * Looks at badges on this machine, keeps what was seen, and has the hub asked where that could tell more.
 * @param onTurn what came of each in its turn: the id that it is kept by, or null where it was not looked at
 */
export function useChecking(onTurn: (id: string | null) => void): Checking {
  const { verifications } = useStore()
  const [current, setCurrent] = useState<string | null>(null)
  const [problem, setProblem] = useState<CheckingProblem | null>(null)
  /** The run that counts: another one begun, or a cancel, ends those before it. */
  const run = useRef(0)
  const running = useRef<RunningCheck | null>(null)

  const cancel = () => {
    run.current++
    running.current?.cancel()
    running.current = null
    setCurrent(null)
  }
  // Who leaves the room doesn't wait for it any more.
  useEffect(
    () => () => {
      run.current++
      running.current?.cancel()
    },
    [],
  )

  const look = async (file: HandedIn): Promise<CheckingProblem['what'] | null> => {
    if (file.size === 0) return 'empty'
    if (file.size > MOST_BADGE_BYTES) return 'too-large'
    const mine = run.current
    const bytes = await file.read().catch(() => null)
    if (bytes === null) return 'unreadable'
    if (mine !== run.current) return null
    const checkedAt = new Date().toISOString()
    running.current = startCheck(bytes, checkedAt)
    const report = await running.current.report
    if (mine !== run.current) return null
    const id = await verifications.keep({ fileName: file.name, bytes, report, checkedAt }, needsAsking(report.checks))
    // Another file may have been handed in meanwhile: what is said of that one stays.
    if (mine === run.current) onTurn(id)
    return null
  }

  const start = (files: readonly HandedIn[]) => {
    cancel()
    setProblem(null)
    const mine = run.current
    const lookAtAll = async () => {
      for (const file of files) {
        if (mine !== run.current) return
        setCurrent(file.name)
        const what = await look(file).catch(() => 'failed' as const)
        if (what === null || mine !== run.current) continue
        setProblem({ what, name: file.name })
        onTurn(null)
      }
      if (mine === run.current) setCurrent(null)
    }
    void lookAtAll()
  }
  return { current, problem, start, cancel }
}
