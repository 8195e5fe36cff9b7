import { useStoreQuery } from '../../store'

/** How far what was sent may have come. */
export type Sending = {
  /** It was tried at least once: it may have reached the hub even though no answer came. */
  mayHaveLeft: boolean
  /** The hub was asked to take it back and hasn't answered. */
  isTakeBackAsked: boolean
}

/** What the outbox says about an allocation; null until it was read. */
export function useSending(allocationId: string): Sending | null {
  const outbox = useStoreQuery((store) => store.sync.outbox(), [])
  if (outbox === undefined) return null
  const own = outbox.filter((entry) => entry.allocationId === allocationId)
  const isPending = ({ state }: (typeof own)[number]) => state === 'waiting' || state === 'sending' || state === 'held'
  return {
    mayHaveLeft: own.some((entry) => entry.type === 'assessment.submit' && isPending(entry) && entry.attempts > 0),
    isTakeBackAsked: own.some((entry) => entry.type === 'decision.take-back' && isPending(entry)),
  }
}
