import { bindKeys, useShortcuts, useTexts } from '../../kit'
import { QUEUE_KEYS } from '../queue-keys'

type QueueKeyHandlers = {
  /** Moves the mark by so many rows; `Infinity` to an end. */
  move: (by: number) => void
  open: () => void
  select: () => void
  selectTo: (by: number) => void
  selectAll: () => void
  clearSelection: () => void
  takeOffline: () => void
  takeBack: () => void
}

/** What the keys of the queue's table do. */
export function useQueueKeys(on: QueueKeyHandlers): void {
  const t = useTexts('queue')
  const shortcuts = bindKeys(QUEUE_KEYS, t, {
    'queue.down': () => on.move(1),
    'queue.up': () => on.move(-1),
    'queue.first': () => on.move(-Infinity),
    'queue.last': () => on.move(Infinity),
    'queue.open': on.open,
    'queue.offline': on.takeOffline,
    'queue.select': on.select,
    'queue.selectDown': () => on.selectTo(1),
    'queue.selectUp': () => on.selectTo(-1),
    'queue.selectAll': on.selectAll,
    'queue.clear': on.clearSelection,
    'queue.takeBack': on.takeBack,
  })
  useShortcuts(shortcuts)
}
