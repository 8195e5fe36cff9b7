import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { announce, type Shortcut, useShortcuts, useTexts } from '../../kit'
import { KeyboardSelection, type Step } from './keyboard-selection'

/** More words than that are said by their beginning and their end. */
const MOST_SAID = 24
const SAID_AT_EACH_END = 8

const STEPS: readonly (Step & { id: string; keys: readonly string[] })[] = (['forward', 'backward'] as const).flatMap((to) => {
  const [across, along, edge] = to === 'forward' ? ['arrowright', 'arrowdown', 'end'] : ['arrowleft', 'arrowup', 'home']
  return [
    { id: `word.${to}`, keys: [`${across}`], unit: 'word', to, extend: false },
    { id: `sentence.${to}`, keys: [`${along}`], unit: 'sentence', to, extend: false },
    { id: `line.${to}`, keys: [`${edge}`], unit: 'line', to, extend: false },
    { id: `word.extend.${to}`, keys: [`shift+${across}`], unit: 'word', to, extend: true },
    { id: `sentence.extend.${to}`, keys: [`shift+${along}`], unit: 'sentence', to, extend: true },
    { id: `line.extend.${to}`, keys: [`shift+${edge}`], unit: 'line', to, extend: true },
    {
      id: `character.extend.${to}`,
      keys: [`alt+shift+${across}`, `mod+shift+${across}`],
      unit: 'character',
      to,
      extend: true,
    },
  ] as const
})

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

  const group = t('selecting.group')
  const shortcuts: Shortcut[] = []
  if (root && !isReadOnly) {
    shortcuts.push({
      id: 'viewer.selectWords',
      keys: ['s'],
      label: t('selecting.begin'),
      group: t('keys.group'),
      repeats: false,
      run: () => begin(),
    })
  }
  useShortcuts(shortcuts)
  const whileOn: Shortcut[] = []
  if (isOn) {
    for (const step of STEPS) {
      const run = () => {
        if (selection?.move(step)) say()
      }
      const label =
        step.unit === 'character' || step.extend ? t(`selecting.${step.unit}.extend`) : t(`selecting.${step.unit}.move`)
      whileOn.push({ id: `selecting.${step.id}`, keys: step.keys, label, group, run, inPalette: false })
    }
    whileOn.push(
      {
        id: 'selecting.choose',
        keys: ['enter'],
        label: t('selecting.choose'),
        group,
        run: () => bar.current?.querySelector('button')?.focus(),
        inPalette: false,
      },
      {
        id: 'selecting.end',
        keys: ['escape'],
        label: t('selecting.end'),
        group,
        run: () => {
          selection?.end()
          setOn(false)
          onChange()
        },
        inPalette: false,
      },
    )
  }
  useShortcuts(whileOn, 'panel')
  return { isOn: isOn && root !== null, isExact, begin, stop, bar, focusWords }
}

function shortened(words: string): string {
  const all = words.split(' ')
  if (all.length <= MOST_SAID) return words
  return `${all.slice(0, SAID_AT_EACH_END).join(' ')} … ${all.slice(-SAID_AT_EACH_END).join(' ')}`
}
