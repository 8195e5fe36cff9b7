import type { KeySpecs } from '../../kit'

/** The keys of the criterion that is being scored; those that set its level are the screen's, which knows what comes next. */
export const RUBRIC_KEYS = {
  'rubric.compare': { keys: ['d'], label: 'key.compare', group: 'key.group', repeats: false },
  'rubric.link.next': { keys: ['j'], label: 'key.nextLink', group: 'key.group' },
  'rubric.link.previous': { keys: ['shift+j'], label: 'key.previousLink', group: 'key.group' },
  'rubric.item': { keys: ['y'], label: 'key.linkItem', group: 'key.group', repeats: false },
  'rubric.noEvidence': { keys: ['0'], label: 'key.noEvidence', group: 'key.group', repeats: false },
} as const satisfies KeySpecs<'rubric'>
