import type { KeySpecs } from '../../kit'

/** Lets the submission go that is open on the desk. */
export const DESK_INTEREST_KEYS = {
  'desk.interest': { keys: ['shift+x'], label: 'command', group: 'group', repeats: false },
} as const satisfies KeySpecs<'interest'>

/** Lets the submission go that is marked in the queue. */
export const QUEUE_INTEREST_KEYS = {
  'queue.interest': { keys: ['shift+x'], label: 'command', group: 'group', repeats: false },
} as const satisfies KeySpecs<'interest'>
