import { useEffect, useRef } from 'react'
import type { Annotation } from '../../../shared/domain'
import { onMessage, sendToOtherWindow, useSecondWindow } from '../../kit'
import { FromSecondWindowSchema, type ToSecondWindow } from './messages'

type Told = {
  allocationId: string
  /** The criterion that is being scored. */
  criterionId: string | null
  onStep(direction: 1 | -1): void
  onActive(): void
}

const send = (message: ToSecondWindow) => sendToOtherWindow(message)

/** Keeps the second window on the submission that is on the desk. */
export function useDeskLink(told: Told): { isOpen: boolean; reveal(annotation: Annotation): void } {
  const isOpen = useSecondWindow()
  const { allocationId, criterionId } = told
  const latest = useRef(told)
  useEffect(() => {
    latest.current = told
  })
  useEffect(() => {
    if (isOpen) send({ kind: 'desk', allocationId, criterionId })
  }, [isOpen, allocationId, criterionId])
  useEffect(
    () =>
      onMessage((received) => {
        const message = FromSecondWindowSchema.safeParse(received).data
        const { onStep, onActive, ...desk } = latest.current
        if (message?.kind === 'hello') send({ kind: 'desk', allocationId: desk.allocationId, criterionId: desk.criterionId })
        if (message?.kind === 'step') onStep(message.direction)
        if (message?.kind === 'active') onActive()
      }),
    [],
  )
  return {
    isOpen,
    reveal: (annotation) => send({ kind: 'reveal', annotation }),
  }
}
