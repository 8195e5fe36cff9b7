import { useCallback, useEffect, useRef, useState } from 'react'
import type { Selector } from '../../../shared/domain'
import type { AnnotationTarget, AnnotationTool, WordShape } from '../viewers/viewer'
import { type KeyboardSelecting, useKeyboardSelection } from './use-keyboard-selection'
import { wholeWords } from './whole-words'

type SelectedWordsOptions = {
  tool: AnnotationTool
  isReadOnly: boolean
  /** Selectors for a range; empty where it holds no words of the document. */
  describe(range: Range): Selector[]
  onCreate(target: AnnotationTarget): void
  /** Top left of the box that the bar is placed in, in the coordinates of the selection's document. */
  origin(): { left: number; top: number }
}

export type SelectedWords = {
  /** Annotates what is selected. @returns whether there was anything. */
  annotate(shape: WordShape): boolean
  hasSelection(): boolean
  /** Where the bar for the selection goes, in pixels from the origin; null for none. */
  bar: { left: number; top: number } | null
  /** What is selected may have moved in the window. */
  moved(): void
  /** Selecting by keys, see `useKeyboardSelection`. */
  keyboard: KeyboardSelecting
}

/**
 * Follows the selection of words within `root`: with a marking tool it becomes an annotation when the pointer (or Shift) is let
 * go; otherwise a small bar offers to make one.
 */
export function useSelectedWords(root: HTMLElement | null, options: SelectedWordsOptions): SelectedWords {
  const [bar, setBar] = useState<SelectedWords['bar']>(null)
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })

  const range = useCallback((): Range | null => {
    const selection = root?.ownerDocument.getSelection()
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
    const selected = selection.getRangeAt(0)
    return root && selected.intersectsNode(root) ? selected : null
  }, [root])
  const moved = useCallback(() => {
    const selected = range()
    const last = selected && [...selected.getClientRects()].at(-1)
    const { left, top } = latest.current.origin()
    setBar((shown) => (shown && last ? { left: last.right - left, top: last.bottom - top } : null))
  }, [range])
  const showBar = useCallback(() => {
    setBar({ left: 0, top: 0 })
    moved()
  }, [moved])
  const keyboard = useKeyboardSelection(root, { isReadOnly: options.isReadOnly, onChange: showBar })
  const { isOn: isByKeyboard, isExact, stop, focusWords, bar: barElement } = keyboard
  const annotate = useCallback(
    (shape: WordShape): boolean => {
      const selected = latest.current.isReadOnly ? null : range()
      const isMeant = isByKeyboard && isExact()
      const selectors = selected ? latest.current.describe(isMeant ? selected : wholeWords(selected)) : []
      if (selectors.length === 0) return false
      // From the bar the focus goes back to the words: the bar is about to go.
      if (isByKeyboard) focusWords()
      stop()
      root?.ownerDocument.getSelection()?.removeAllRanges()
      setBar(null)
      latest.current.onCreate({ shape, selectors })
      return true
    },
    [range, root, isByKeyboard, isExact, stop, focusWords],
  )

  useEffect(() => {
    if (!root) return
    const owner = root.ownerDocument
    const onSettled = () => {
      const selected = range()
      const { tool, isReadOnly } = latest.current
      if (!selected || isReadOnly) return setBar(null)
      if (tool === 'highlight' || tool === 'underline' || tool === 'comment') annotate(tool)
      else if (tool === 'select' && selected.toString().trim() !== '') showBar()
    }
    // The selection is final a moment after the pointer was let go, wherever that was.
    const onPointerUp = (event: PointerEvent) => {
      if (barElement.current?.contains(event.target as Node)) return
      stop()
      setTimeout(onSettled)
    }
    const onKeyUp = (event: KeyboardEvent) => {
      // While words are selected step by step, letting go of Shift is no end of it.
      if (event.key === 'Shift' && !isByKeyboard) onSettled()
    }
    const onChange = () => {
      if (!range()) setBar(null)
    }
    owner.addEventListener('pointerup', onPointerUp)
    owner.addEventListener('keyup', onKeyUp)
    owner.addEventListener('selectionchange', onChange)
    return () => {
      owner.removeEventListener('pointerup', onPointerUp)
      owner.removeEventListener('keyup', onKeyUp)
      owner.removeEventListener('selectionchange', onChange)
    }
  }, [root, range, annotate, showBar, stop, isByKeyboard, barElement])

  return { annotate, hasSelection: () => range() !== null, bar, moved, keyboard }
}
