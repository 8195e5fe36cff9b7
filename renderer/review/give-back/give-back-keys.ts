import type { KeySpecs } from '../../kit'

/** Gives back the submission that is open on the desk. */
export const DESK_GIVE_BACK_KEYS = {
  'desk.giveBack': { keys: ['shift+u'], label: 'command', group: 'group', repeats: false },
} as const satisfies KeySpecs<'giveBack'>

/** Gives back the submission that is marked in the queue. */
export const QUEUE_GIVE_BACK_KEYS = {
  'queue.giveBack': { keys: ['shift+u'], label: 'command', group: 'group', repeats: false },
} as const satisfies KeySpecs<'giveBack'>
