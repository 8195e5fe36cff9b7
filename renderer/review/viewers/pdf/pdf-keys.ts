import type { KeySpecs } from '../../../kit'

/** The keys of a PDF, beside those that all viewers have. */
export const PDF_KEYS = {
  'pdf.turn': { keys: ['shift+r'], label: 'turn', group: 'keys.group' },
  'pdf.panel': { keys: ['shift+t', 'f4'], label: 'panel.show', group: 'keys.group' },
} as const satisfies KeySpecs<'pdf'>
