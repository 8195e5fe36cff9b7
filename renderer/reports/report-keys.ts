import type { KeySpecs } from '../kit'

/** The keys of an assessor's own reports. */
export const REPORT_KEYS = {
  'reports.down': { keys: ['arrowdown', 'j'], label: 'keys.down', group: 'keys.group', inPalette: false },
  'reports.up': { keys: ['arrowup', 'k'], label: 'keys.up', group: 'keys.group', inPalette: false },
  'reports.back': { keys: ['backspace'], label: 'keys.back', group: 'keys.group', repeats: false },
} as const satisfies KeySpecs<'reports'>
