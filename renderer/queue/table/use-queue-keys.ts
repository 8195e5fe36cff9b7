import { type Shortcut, useShortcuts, useTexts } from '../../kit'

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

/** The keys of the queue. */
export function useQueueKeys(on: QueueKeyHandlers): void {
  const t = useTexts('queue')
  const group = t('keys.group')
  const key = (id: string, keys: string[], label: string, run: () => void, inPalette = true): Shortcut => ({
    id: `queue.${id}`,
    keys,
    label,
    group,
    run,
    inPalette,
  })
  useShortcuts([
    key('down', ['arrowdown', 'j'], t('keys.down'), () => on.move(1), false),
    key('up', ['arrowup', 'k'], t('keys.up'), () => on.move(-1), false),
    key('first', ['home'], t('keys.first'), () => on.move(-Infinity), false),
    key('last', ['end'], t('keys.last'), () => on.move(Infinity), false),
    key('open', ['enter'], t('keys.openRow'), on.open),
    key('offline', ['o'], t('keys.offlineRow'), on.takeOffline),
    key('select', ['x', 'space'], t('keys.select'), on.select, false),
    key('selectDown', ['shift+arrowdown'], t('keys.selectDown'), () => on.selectTo(1), false),
    key('selectUp', ['shift+arrowup'], t('keys.selectUp'), () => on.selectTo(-1), false),
    key('selectAll', ['mod+a'], t('keys.selectAll'), on.selectAll),
    key('clear', ['escape'], t('keys.clear'), on.clearSelection, false),
    key('takeBack', ['t'], t('keys.takeBack'), on.takeBack),
  ])
}
