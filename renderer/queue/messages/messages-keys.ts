import type { KeySpecs } from '../../kit'

/** Shows the messages to and from me. */
export const MESSAGES_KEYS = {
  'queue.messages': { keys: ['m'], label: 'show', group: 'group', repeats: false },
} as const satisfies KeySpecs<'messages'>
