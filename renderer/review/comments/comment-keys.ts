import type { KeySpecs } from '../../kit'

/** The keys of the comment bank. */
export const COMMENT_KEYS = {
  'comments.keep': { keys: ['mod+shift+s'], label: 'keys.keep', group: 'keys.group', whileTyping: true, repeats: false },
  'comments.open': { keys: [], label: 'keys.open', group: 'keys.group' },
} as const satisfies KeySpecs<'comments'>
