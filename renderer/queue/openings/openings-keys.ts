import type { KeySpecs } from '../../kit'

/** Shows the work that waits for somebody. */
export const OPENINGS_KEYS = {
  'queue.openings': { keys: ['g'], label: 'show', group: 'group', repeats: false },
} as const satisfies KeySpecs<'openings'>
