import type { KeySpecs } from '../../../kit'

/** What the feedback does beside opening (`desk.feedback`) and what its field does by itself. */
export const FEEDBACK_KEYS = {
  'desk.feedback.size': { keys: [], label: 'composer.larger', group: 'composer.group' },
} as const satisfies KeySpecs<'feedback'>
