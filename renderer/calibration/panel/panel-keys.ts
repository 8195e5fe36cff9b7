import type { KeySpecs } from '../../kit'

/** The keys of the list of who may assess what. */
export const PANEL_KEYS = {
  'panel.search': { keys: ['/'], label: 'keys.search', group: 'keys.group', repeats: false },
  'panel.give': { keys: ['q'], label: 'keys.give', group: 'keys.group', repeats: false },
  'panel.end': { keys: ['shift+q'], label: 'keys.end', group: 'keys.group', repeats: false },
  'panel.next': { keys: ['.'], label: 'keys.next', group: 'keys.group' },
  'panel.previous': { keys: [','], label: 'keys.previous', group: 'keys.group' },
  'panel.back': { keys: ['backspace'], label: 'keys.back', group: 'keys.group', repeats: false },
} as const satisfies KeySpecs<'panel'>
