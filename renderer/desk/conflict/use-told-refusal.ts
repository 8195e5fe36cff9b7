import { useEffect, useRef } from 'react'
import { notify, useTexts } from '../../kit'
import type { DeskRecord } from '../../store'
import { refusedWords } from './refused-words'

/** Why the hub didn't take this draft for handing over, where that is what came last; null otherwise. */
export function refusedOf({ handOver }: Pick<DeskRecord, 'handOver'>): string | null {
  return handOver?.state === 'possible' ? handOver.refused : null
}

/** Whoever saw the draft go hears that it came back, as long as the desk is open; elsewhere the queue and the centre tell. */
export function useToldRefusal(record: Pick<DeskRecord, 'handOver'>): void {
  const t = useTexts('conflict')
  const state = record.handOver?.state ?? null
  const refused = refusedOf(record)
  const before = useRef(state)
  useEffect(() => {
    const wasGoing = before.current === 'waiting' || before.current === 'sent'
    before.current = state
    if (wasGoing && refused !== null) notify({ kind: 'failed', message: refusedWords(refused, t) })
  }, [state, refused, t])
}
