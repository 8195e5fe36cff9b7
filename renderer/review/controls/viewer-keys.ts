import type { KeySpec, KeySpecs } from '../../kit'
import type { Step } from './keyboard-selection'

/** Keys that several viewers have. */
export const VIEWER_KEYS = {
  'viewer.selectWords': { keys: ['s'], label: 'selecting.begin', group: 'keys.group', repeats: false },
  'viewer.highlight': { keys: ['h'], label: 'keys.highlight', group: 'keys.group' },
  'viewer.underline': { keys: ['u'], label: 'keys.underline', group: 'keys.group' },
  'viewer.comment': { keys: ['m'], label: 'keys.comment', group: 'keys.group' },
  'viewer.area': { keys: ['a'], label: 'keys.area', group: 'keys.group' },
  'viewer.pin': { keys: ['p'], label: 'keys.pin', group: 'keys.group' },
  'viewer.draw': { keys: ['enter'], label: 'keys.draw', group: 'keys.group' },
  'viewer.editArea': { keys: ['shift+a'], label: 'keys.editArea', group: 'keys.group' },
  'viewer.select': { keys: ['escape'], label: 'keys.select', group: 'keys.group' },
  'viewer.find': { keys: ['mod+f'], label: 'find.open', group: 'keys.group', whileTyping: true },
  'viewer.zoomIn': { keys: ['plus', 'mod+plus'], label: 'controls.zoomIn', group: 'keys.group' },
  'viewer.zoomOut': { keys: ['-', 'mod+-'], label: 'controls.zoomOut', group: 'keys.group' },
} as const satisfies KeySpecs<'review'>

const ARROWS = {
  forward: { word: 'arrowright', sentence: 'arrowdown', line: 'end' },
  backward: { word: 'arrowleft', sentence: 'arrowup', line: 'home' },
} as const

/** What a key does while words are selected with the keys, by the id of its shortcut. */
export const SELECTING_STEPS: Readonly<Record<string, Step & { spec: KeySpec<'review'> }>> = Object.fromEntries(
  (['forward', 'backward'] as const).flatMap((to) => {
    const across = ARROWS[to].word
    const moves = (['word', 'sentence', 'line'] as const).flatMap((unit) => [
      stepOf(`${unit}.${to}`, { unit, to, extend: false }, [ARROWS[to][unit]], `selecting.${unit}.move`),
      stepOf(`${unit}.extend.${to}`, { unit, to, extend: true }, [`shift+${ARROWS[to][unit]}`], `selecting.${unit}.extend`),
    ])
    const byCharacter = [`alt+shift+${across}`, `mod+shift+${across}`]
    const character = { unit: 'character', to, extend: true } as const
    return [...moves, stepOf(`character.extend.${to}`, character, byCharacter, 'selecting.character.extend')]
  }),
)

function stepOf(id: string, step: Step, keys: readonly string[], label: KeySpec<'review'>['label']) {
  return [`selecting.${id}`, { ...step, spec: { keys, label, group: 'selecting.group', inPalette: false } }] as const
}

/** The keys while words are selected with the keys. */
export const SELECTING_KEYS = {
  ...Object.fromEntries(Object.entries(SELECTING_STEPS).map(([id, { spec }]) => [id, spec])),
  'selecting.choose': { keys: ['enter'], label: 'selecting.choose', group: 'selecting.group', inPalette: false },
  'selecting.end': { keys: ['escape'], label: 'selecting.end', group: 'selecting.group', inPalette: false },
} as const satisfies KeySpecs<'review'>
