import type { KeySpecs } from '../kit'

/** The keys of the room of figures. */
export const OPERATIONS_KEYS = {
  'operations.tab.today': { keys: ['1'], label: 'keys.today', group: 'keys.group' },
  'operations.tab.turnaround': { keys: ['2'], label: 'keys.turnaround', group: 'keys.group' },
  'operations.tab.flow': { keys: ['3'], label: 'keys.flow', group: 'keys.group' },
  'operations.tab.forecast': { keys: ['4'], label: 'keys.forecast', group: 'keys.group' },
  'operations.tab.alerts': { keys: ['5'], label: 'keys.alerts', group: 'keys.group' },
  'operations.reallocate': { keys: ['r'], label: 'keys.reallocate', group: 'keys.group', repeats: false },
  'operations.askReturn': { keys: ['b'], label: 'keys.askReturn', group: 'keys.group', repeats: false },
  'operations.message': { keys: ['m'], label: 'keys.message', group: 'keys.group', repeats: false },
} as const satisfies KeySpecs<'operations'>

/** Those of a list of single submissions, while it has the focus. */
export const LATE_LIST_KEYS = {
  'operations.list.down': { keys: ['arrowdown', 'j'], label: 'keys.down', group: 'keys.group', inPalette: false },
  'operations.list.up': { keys: ['arrowup', 'k'], label: 'keys.up', group: 'keys.group', inPalette: false },
  'operations.list.first': { keys: ['home'], label: 'keys.first', group: 'keys.group', inPalette: false },
  'operations.list.last': { keys: ['end'], label: 'keys.last', group: 'keys.group', inPalette: false },
  'operations.list.select': { keys: ['x', 'space'], label: 'keys.select', group: 'keys.group', inPalette: false, repeats: false },
  'operations.list.selectDown': { keys: ['shift+arrowdown'], label: 'keys.selectDown', group: 'keys.group', inPalette: false },
  'operations.list.selectUp': { keys: ['shift+arrowup'], label: 'keys.selectUp', group: 'keys.group', inPalette: false },
  'operations.list.selectAll': { keys: ['mod+a'], label: 'keys.selectAll', group: 'keys.group', inPalette: false },
  'operations.list.clear': { keys: ['escape'], label: 'keys.clear', group: 'keys.group', inPalette: false },
} as const satisfies KeySpecs<'operations'>
