export { KeyEditor } from './editing/key-editor'
export { KeyHint } from './key-hint'
export { isTypingIn } from './keys'
export { bindKeys, type KeySpec, type KeySpecs, nameKeys } from './key-spec'
export type { KeyPlace, NamedKeys } from './key-settings'
export { declareKeyPlaces } from './known-keys'
export { useChangeKeys, useOwnKeys } from './own-keys'
export type { Shortcut } from './registry'
export { ShortcutSheet } from './shortcut-sheet'
export {
  ShortcutScopeProvider,
  startShortcuts,
  useCharacterKeys,
  useKeySettings,
  useKeysNow,
  useShortcutList,
  useShortcuts,
} from './use-shortcuts'
