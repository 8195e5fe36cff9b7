import { bindKeys, useShortcuts, useTexts } from '../../kit'
import { QUEUE_KEYS } from '../queue-keys'

/** The keys that act on the queue's table. */
export const ROW_KEYS = [
  'queue.down',
  'queue.up',
  'queue.first',
  'queue.last',
  'queue.open',
  'queue.offline',
  'queue.select',
  'queue.selectDown',
  'queue.selectUp',
  'queue.selectAll',
  'queue.clear',
  'queue.takeBack',
] as const satisfies readonly (keyof typeof QUEUE_KEYS)[]

export type RowKey = (typeof ROW_KEYS)[number]
export type RowKeyHandlers = Record<RowKey, () => void>

/** Listens to the keys of the queue's table. */
export function useQueueKeys(on: RowKeyHandlers): void {
  const t = useTexts('queue')
  useShortcuts(bindKeys(QUEUE_KEYS, t, on))
}
