import { useEffect, useState } from 'react'
import type { Annotation } from '../../../shared/domain'
import { onMessage, sendToOtherWindow } from '../../kit'
import { type FromSecondWindow, ToSecondWindowSchema } from './messages'

export type WorkbenchDesk = { allocationId: string; criterionId: string | null }

const send = (message: FromSecondWindow) => sendToOtherWindow(message)
/** The timer counts a minute from each sign of life, so a few a minute are enough. */
const ACTIVE_EVERY_MS = 10_000
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** In the second window: what is on the workbench's desk. @param allocationId what it was opened with. */
export function useWorkbenchLink(allocationId: string): {
  desk: WorkbenchDesk
  /** The passage that was asked for last; a new object for each wish. */
  wanted: { annotation: Annotation } | null
  step(direction: 1 | -1): void
} {
  const [desk, setDesk] = useState<WorkbenchDesk>({ allocationId, criterionId: null })
  const [wanted, setWanted] = useState<{ annotation: Annotation } | null>(null)
  useEffect(() => {
    const stop = onMessage((received) => {
      const message = ToSecondWindowSchema.safeParse(received).data
      if (message?.kind === 'desk') setDesk({ allocationId: message.allocationId, criterionId: message.criterionId })
      if (message?.kind === 'reveal') setWanted({ annotation: message.annotation })
    })
    send({ kind: 'hello' })
    return stop
  }, [])
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY
    const sign = () => {
      if (performance.now() - last < ACTIVE_EVERY_MS) return
      last = performance.now()
      send({ kind: 'active' })
    }
    for (const event of SIGNS) document.addEventListener(event, sign, { passive: true, capture: true })
    return () => {
      for (const event of SIGNS) document.removeEventListener(event, sign, { capture: true })
    }
  }, [])
  return { desk, wanted, step: (direction) => send({ kind: 'step', direction }) }
}
