import type { KeySpec, KeySpecs } from '../kit'

/** A rubric has at most so many levels; each has the key of its number. */
const MOST_LEVELS = 9

const levelKeys = Object.fromEntries(
  Array.from({ length: MOST_LEVELS }, (_, at) => {
    const level = at + 1
    const spec: KeySpec<'desk'> = {
      keys: [String(level)],
      label: 'keys.anyLevel',
      values: { level },
      group: 'keys.scoring',
      // Held down, it would score the next criterion as well.
      repeats: false,
    }
    return [`desk.level.${level}` as const, spec]
  }),
)

/** The keys of the desk itself; viewers, rubric and comments have their own. */
export const DESK_KEYS = {
  ...levelKeys,
  'desk.rationale': { keys: ['r'], label: 'keys.rationale', group: 'keys.scoring', repeats: false },
  'desk.criterion.next': { keys: ['c'], label: 'keys.nextCriterion', group: 'keys.moving' },
  'desk.criterion.previous': { keys: ['shift+c'], label: 'keys.previousCriterion', group: 'keys.moving' },
  'desk.entry.next': { keys: ['e', 'alt+arrowright'], label: 'keys.nextEntry', group: 'keys.moving', whileTyping: true },
  'desk.entry.previous': {
    keys: ['shift+e', 'alt+arrowleft'],
    label: 'keys.previousEntry',
    group: 'keys.moving',
    whileTyping: true,
  },
  'desk.submission.next': {
    keys: [']', 'alt+arrowdown'],
    label: 'header.next',
    group: 'keys.moving',
    whileTyping: true,
    repeats: false,
  },
  'desk.submission.previous': {
    keys: ['[', 'alt+arrowup'],
    label: 'header.previous',
    group: 'keys.moving',
    whileTyping: true,
    repeats: false,
  },
  'desk.evidence': { keys: ['mod+b'], label: 'keys.evidence', group: 'keys.review', whileTyping: true, repeats: false },
  'desk.notes': { keys: ['n'], label: 'keys.notes', group: 'keys.review', repeats: false },
  'desk.wholeItem': { keys: ['shift+m'], label: 'toolbar.wholeItem', group: 'keys.review', repeats: false },
  'desk.focus': { keys: ['z'], label: 'keys.focus', group: 'keys.review', repeats: false },
  'desk.secondWindow': { keys: ['w'], label: 'secondWindow.open', group: 'keys.review', repeats: false },
  'desk.timer': { keys: [], label: 'keys.timer', group: 'keys.review' },
  'desk.feedback': { keys: ['f'], label: 'feedback.button', group: 'keys.review', repeats: false },
  'desk.undo': { keys: ['mod+z'], label: 'toolbar.undo', group: 'keys.review' },
  'desk.redo': { keys: ['mod+shift+z', 'mod+y'], label: 'toolbar.redo', group: 'keys.review' },
  'desk.submit': { keys: ['mod+enter'], label: 'keys.submit', group: 'keys.review', whileTyping: true, repeats: false },
} as const satisfies KeySpecs<'desk'>
