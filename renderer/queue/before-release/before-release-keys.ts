import type { KeySpecs } from '../../kit'

/** What a lead can do with decisions that wait for their release. */
export const BEFORE_RELEASE_KEYS = {
  'queue.view.before-release': { keys: ['6'], label: 'keys.view', group: 'keys.group', repeats: false },
  'queue.return': { keys: ['r'], label: 'keys.return', group: 'keys.group', repeats: false },
} as const satisfies KeySpecs<'beforeRelease'>
