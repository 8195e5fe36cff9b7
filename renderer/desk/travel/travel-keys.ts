import type { KeySpecs } from '../../kit'

/** Keys for what came from the person's other device. */
export const TRAVEL_KEYS = {
  'desk.arrived': { keys: ['shift+d'], label: 'travel.key', group: 'keys.review', repeats: false },
} as const satisfies KeySpecs<'desk'>
