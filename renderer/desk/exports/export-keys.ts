import type { KeySpecs } from '../../kit'

/** What leaves the desk as a file. None has keys of its own until somebody gives it some. */
export const EXPORT_KEYS = {
  'desk.export.feedbackPdf': { keys: [], label: 'export.feedbackPdf', group: 'export.group' },
  'desk.export.feedbackMarkdown': { keys: [], label: 'export.feedbackMarkdown', group: 'export.group' },
  'desk.export.annotatedPdf': { keys: [], label: 'export.annotatedPdf', group: 'export.group' },
  'desk.export.notes': { keys: [], label: 'export.notes', group: 'export.group' },
  'desk.export.itemAnnotations': { keys: [], label: 'export.itemAnnotations', group: 'export.group' },
  'desk.export.annotations': { keys: [], label: 'export.annotations', group: 'export.group' },
  'desk.export.allWork': { keys: [], label: 'export.allWork', group: 'export.group' },
  'desk.import': { keys: [], label: 'export.import', group: 'export.group' },
} as const satisfies KeySpecs<'feedback'>
