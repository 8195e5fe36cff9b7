import type { KeySpecs } from '../../kit'

/** Looking for the same passages elsewhere. */
export const SIMILAR_KEYS = {
  'desk.similar': { keys: ['shift+i'], label: 'command', group: 'group', repeats: false },
} as const satisfies KeySpecs<'similar'>
