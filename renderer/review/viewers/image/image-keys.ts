import type { KeySpecs } from '../../../kit'

/** The keys of a picture, beside those that all viewers have. */
export const IMAGE_KEYS = {
  'image.turn': { keys: ['shift+r'], label: 'controls.turn', group: 'keys.group' },
} as const satisfies KeySpecs<'review'>
