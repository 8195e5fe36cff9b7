import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { announce, bindKeys, useShortcuts, useTexts } from '../../kit'
import { KeyboardSelection } from './keyboard-selection'
import { SELECTING_KEYS, SELECTING_STEPS, VIEWER_KEYS } from './viewer-keys'

/** More words than that are said by their beginning and their end. */
const MOST_SAID = 24
const SAID_AT_EACH_END = 8

export type KeyboardSelecting = {
  isOn: boolean
  /** True where the ends of what is selected were set by characters, and are meant exactly so. */
  isExact(): boolean
  /** Begins to select with the keys: the passage, or what `KeyboardSelection.begin` chooses. */
  begin(passage?: Range): void
  /** Ends it; what is selected stays. */
  stop(): void
  /** The bar that Enter goes to; `SelectionTools` gives it. */
  bar: RefObject<HTMLDivElement | null>
  /** From the bar back to the words. */
  focusWords(): void
}

type Options = {
  isReadOnly: boolean
  /** Other words are selected now, or none any more. */
  onChange(): void
}

/** The keys that select words in `root`: one to begin, and while it is on, the arrows and Escape. */
export function useKeyboardSelection(root: HTMLElement | null, { isReadOnly, onChange }: Options): KeyboardSelecting {
  const t = useTexts('review')
  const [isOn, setOn] = useState(false)
  const bar = useRef<HTMLDivElement>(null)
  const selection = useMemo(() => (root ? new KeyboardSelection(root) : null), [root])
  useEffect(() => () => setOn(false), [root])

  const say = useCallback(() => {
    const words = selection?.words() ?? ''
    announce(t('selecting.said', { words: shortened(words) }))
    onChange()
  }, [selection, onChange, t])
  const focusWords = useCallback(() => {
    const frame = root?.ownerDocument.defaultView?.frameElement as HTMLElement | null | undefined
    const target = frame ?? root?.closest<HTMLElement>('[tabindex]')
    target?.focus({ preventScroll: true })
  }, [root])
  const begin = useCallback(
    (passage?: Range) => {
      if (isReadOnly) return
      focusWords()
      if (!selection?.begin(passage)) return announce(t('selecting.nothing'))
      setOn(true)
      say()
    },
    [isReadOnly, selection, say, focusWords, t],
  )
  const stop = useCallback(() => setOn(false), [])
  const isExact = useCallback(() => selection?.isByCharacter === true, [selection])

  useShortcuts(bindKeys(VIEWER_KEYS, t, { 'viewer.selectWords': root && !isReadOnly ? () => begin() : undefined }))
  const moves = Object.entries(SELECTING_STEPS).map(([id, step]) => [id, () => selection?.move(step) && say()] as const)
  const whileOn = bindKeys(SELECTING_KEYS, t, {
    ...Object.fromEntries(moves),
    'selecting.choose': () => bar.current?.querySelector('button')?.focus(),
    'selecting.end'() {
      selection?.end()
      setOn(false)
      onChange()
    },
  })
  useShortcuts(isOn ? whileOn : [], 'panel')
  return { isOn: isOn && root !== null, isExact, begin, stop, bar, focusWords }
}

function shortened(words: string): string {
  const all = words.split(' ')
  if (all.length <= MOST_SAID) return words
  return `${all.slice(0, SAID_AT_EACH_END).join(' ')} … ${all.slice(-SAID_AT_EACH_END).join(' ')}`
}
