import type { KeySpecs } from '../kit'

/** The keys of the queue. */
export const QUEUE_KEYS = {
  'queue.down': { keys: ['arrowdown', 'j'], label: 'keys.down', group: 'keys.group', inPalette: false },
  'queue.up': { keys: ['arrowup', 'k'], label: 'keys.up', group: 'keys.group', inPalette: false },
  'queue.first': { keys: ['home'], label: 'keys.first', group: 'keys.group', inPalette: false },
  'queue.last': { keys: ['end'], label: 'keys.last', group: 'keys.group', inPalette: false },
  'queue.open': { keys: ['enter'], label: 'keys.openRow', group: 'keys.group', repeats: false },
  'queue.offline': { keys: ['o'], label: 'keys.offlineRow', group: 'keys.group' },
  'queue.select': { keys: ['x', 'space'], label: 'keys.select', group: 'keys.group', inPalette: false, repeats: false },
  'queue.selectDown': { keys: ['shift+arrowdown'], label: 'keys.selectDown', group: 'keys.group', inPalette: false },
  'queue.selectUp': { keys: ['shift+arrowup'], label: 'keys.selectUp', group: 'keys.group', inPalette: false },
  'queue.selectAll': { keys: ['mod+a'], label: 'keys.selectAll', group: 'keys.group' },
  'queue.clear': { keys: ['escape'], label: 'keys.clear', group: 'keys.group', inPalette: false },
  'queue.takeBack': { keys: ['t'], label: 'keys.takeBack', group: 'keys.group', repeats: false },
  'queue.search': { keys: ['mod+f', '/'], label: 'keys.search', group: 'keys.group' },
  'queue.startNext': { keys: ['mod+enter'], label: 'keys.startNext', group: 'keys.group', repeats: false },
  'queue.view.to-assess': { keys: ['1'], label: 'keys.view.to-assess', group: 'keys.group' },
  'queue.view.drafts': { keys: ['2'], label: 'keys.view.drafts', group: 'keys.group' },
  'queue.view.needs-me': { keys: ['3'], label: 'keys.view.needs-me', group: 'keys.group' },
  'queue.view.sent': { keys: ['4'], label: 'keys.view.sent', group: 'keys.group' },
  'queue.view.all': { keys: ['5'], label: 'keys.view.all', group: 'keys.group' },
  'queue.takeOffline': { keys: [], label: 'takeOffline', group: 'keys.group' },
} as const satisfies KeySpecs<'queue'>
