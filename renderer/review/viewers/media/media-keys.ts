import type { KeySpecs } from '../../../kit'

/** How far the arrow keys and the buttons of the deck go. */
export const SKIP_SECONDS = 5

/** The keys of a recording. */
export const MEDIA_KEYS = {
  'media.play': { keys: ['k', 'space'], label: 'keys.play', group: 'keys.group' },
  'media.back': {
    keys: ['arrowleft'],
    label: 'deck.back',
    values: { count: SKIP_SECONDS },
    group: 'keys.group',
    inPalette: false,
  },
  'media.forward': {
    keys: ['arrowright'],
    label: 'deck.forward',
    values: { count: SKIP_SECONDS },
    group: 'keys.group',
    inPalette: false,
  },
  'media.backOne': { keys: ['shift+arrowleft'], label: 'deck.back', values: { count: 1 }, group: 'keys.group', inPalette: false },
  'media.forwardOne': {
    keys: ['shift+arrowright'],
    label: 'deck.forward',
    values: { count: 1 },
    group: 'keys.group',
    inPalette: false,
  },
  'media.framePrevious': { keys: [','], label: 'keys.framePrevious', group: 'keys.group', inPalette: false },
  'media.frameNext': { keys: ['.'], label: 'keys.frameNext', group: 'keys.group', inPalette: false },
  'media.slower': { keys: ['<'], label: 'keys.slower', group: 'keys.group' },
  'media.faster': { keys: ['>'], label: 'keys.faster', group: 'keys.group' },
  'media.mute': { keys: ['q'], label: 'keys.mute', group: 'keys.group' },
  'media.captions': { keys: ['v'], label: 'keys.captions', group: 'keys.group' },
  'media.transcript': { keys: ['x'], label: 'keys.transcript', group: 'keys.group' },
  'media.find': { keys: ['mod+f'], label: 'transcript.find', group: 'keys.group', whileTyping: true },
  'media.fullScreen': { keys: ['shift+f'], label: 'deck.fullScreen', group: 'keys.group' },
  'media.zoomIn': { keys: ['plus', 'mod+plus'], label: 'keys.zoomIn', group: 'keys.group' },
  'media.zoomOut': { keys: ['-', 'mod+-'], label: 'keys.zoomOut', group: 'keys.group' },
  'media.range': { keys: ['t'], label: 'keys.rangeBegin', group: 'keys.group' },
  'media.rangeIn': { keys: ['i'], label: 'keys.rangeIn', group: 'keys.group', inPalette: false },
  'media.rangeOut': { keys: ['o'], label: 'keys.rangeOut', group: 'keys.group', inPalette: false },
  'media.select': { keys: ['escape'], label: 'keys.cancel', group: 'keys.group', inPalette: false },
  'media.nextRange': { keys: ['g'], label: 'keys.nextRange', group: 'keys.group' },
  'media.previousRange': { keys: ['shift+g'], label: 'keys.previousRange', group: 'keys.group' },
  'media.playRange': { keys: ['shift+space'], label: 'keys.playRange', group: 'keys.group' },
} as const satisfies KeySpecs<'media'>
