import type { KeySpecs } from '../../kit'

/** Keys for settling a split: the left hand of the two assessments is A's, the right one B's, and so are their keys. */
export const SPLIT_KEYS = {
  'desk.split.takeA': { keys: ['shift+k'], label: 'key.takeA', group: 'key.group', repeats: false },
  'desk.split.takeB': { keys: ['shift+l'], label: 'key.takeB', group: 'key.group', repeats: false },
  'desk.split.notes': { keys: ['b'], label: 'key.notes', group: 'key.group', repeats: false },
  'desk.split.both': { keys: ['shift+b'], label: 'key.both', group: 'key.group', repeats: false },
} as const satisfies KeySpecs<'adjudication'>
