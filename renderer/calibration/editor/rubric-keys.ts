import type { KeySpecs } from '../../kit'

/** The keys of the rubric's editor. */
export const RUBRIC_EDITOR_KEYS = {
  'rubric-editor.undo': { keys: ['mod+z'], label: 'undo', group: 'keys.group' },
  'rubric-editor.redo': { keys: ['mod+shift+z', 'mod+y'], label: 'redo', group: 'keys.group' },
  'rubric-editor.add': { keys: ['n'], label: 'criterion.add', group: 'keys.group' },
  'rubric-editor.view': { keys: ['v'], label: 'keys.view', group: 'keys.group' },
  'rubric-editor.publish': { keys: ['mod+enter'], label: 'publish.open', group: 'keys.group', whileTyping: true, repeats: false },
  'rubric-editor.back': { keys: ['backspace'], label: 'keys.back', group: 'keys.group', repeats: false },
} as const satisfies KeySpecs<'rubricEditor'>
