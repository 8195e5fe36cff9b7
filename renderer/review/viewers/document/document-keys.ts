import type { KeySpecs } from '../../../kit'

/** The keys of a text that is laid out as a page, beside those that all viewers have. */
export const DOCUMENT_KEYS = {
  'document.outline': { keys: ['o'], label: 'outline.show', group: 'group' },
} as const satisfies KeySpecs<'document'>
