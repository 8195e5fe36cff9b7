import type { KeySpecs } from '../kit'

/** The keys of the room where badges are checked. */
export const VERIFY_KEYS = {
  'verify.choose': { keys: ['o'], label: 'choose', group: 'keys.group' },
  'verify.down': { keys: ['arrowdown', 'j'], label: 'keys.down', group: 'keys.group', inPalette: false },
  'verify.up': { keys: ['arrowup', 'k'], label: 'keys.up', group: 'keys.group', inPalette: false },
  'verify.ask': { keys: ['r'], label: 'askAgain', group: 'keys.group', repeats: false },
  'verify.cancel': { keys: ['escape'], label: 'keys.cancel', group: 'keys.group', inPalette: false },
  'verify.remove': { keys: ['delete'], label: 'remove', group: 'keys.group', repeats: false },
} as const satisfies KeySpecs<'verify'>
