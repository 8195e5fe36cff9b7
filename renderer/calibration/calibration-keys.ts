import type { KeySpecs } from '../kit'

/** The keys of the room where a panel is calibrated. */
export const CALIBRATION_KEYS = {
  'calibration.new': { keys: ['n'], label: 'keys.new', group: 'keys.group' },
  'calibration.panel': { keys: ['p'], label: 'keys.panel', group: 'keys.group', repeats: false },
  'calibration.base': { keys: ['b'], label: 'keys.base', group: 'keys.group' },
  'calibration.names': { keys: ['shift+n'], label: 'keys.names', group: 'keys.group' },
  'calibration.write': { keys: ['c'], label: 'keys.write', group: 'keys.group' },
  'calibration.open': { keys: [], label: 'keys.open', group: 'keys.group' },
  'calibration.handOut': { keys: [], label: 'keys.handOut', group: 'keys.group' },
  'calibration.close': { keys: [], label: 'keys.close', group: 'keys.group' },
  'calibration.back': { keys: ['backspace'], label: 'keys.back', group: 'keys.group', repeats: false },
} as const satisfies KeySpecs<'calibration'>
