import { useCallback, useEffect, useState } from 'react'
import { type SelectedWords, useSelectedWords } from '../controls/use-selected-words'
import type { ViewerBodyProps } from '../viewers/viewer'
import { readPlacedText } from './anchoring/placed-text'
import { TextMarks } from './layers/text-marks'

type TextAnnotationProps = Pick<
  ViewerBodyProps,
  'annotations' | 'isReadOnly' | 'activeAnnotationId' | 'reveal' | 'tool' | 'place' | 'onCreate' | 'onActivate'
>

/** A text of which the page holds only parts, see `readPlacedText`. */
type PlacedText = {
  text: string
  /** Where an offset of the text would be in the window while it isn't in the page. */
  rectangleAway?: (offset: number) => DOMRect | null
}

type TextAnnotations = {
  marks: TextMarks | null
  words: SelectedWords
  /** A click at a point of the text's window. */
  click(clientX: number, clientY: number): void
}

/**
 * Annotations on flowing text: draws them, follows the selection, and says where they are.
 * @param words the element that holds the text, once it is there (a text that changes is another element); its parent must be positioned.
 * @param frame the element whose window the text is in, where that is a frame: places are reported in the page's coordinates.
 * @param origin see `useSelectedWords`.
 * @param placed given where the text isn't simply what `words` holds; the same object as long as the text is the same.
 */
export function useTextAnnotations(
  words: HTMLElement | null,
  props: TextAnnotationProps,
  frame: HTMLElement | null,
  origin: () => { left: number; top: number },
  placed?: PlacedText,
): TextAnnotations {
  const { annotations, isReadOnly = false, activeAnnotationId, reveal, tool, place, onCreate, onActivate } = props
  const [marks, setMarks] = useState<TextMarks | null>(null)
  useEffect(() => {
    if (!words) return
    const added = placed ? new TextMarks(words, readPlacedText(words, placed.text)) : new TextMarks(words)
    setMarks(added)
    return () => {
      added.remove()
      setMarks(null)
    }
  }, [words, placed])
  useEffect(() => {
    marks?.show(annotations, activeAnnotationId)
    place.moved()
  }, [marks, annotations, activeAnnotationId, place])
  useEffect(() => {
    if (!marks || !words) return
    const follow = () => {
      marks.layout()
      place.moved()
    }
    const sizes = new ResizeObserver(follow)
    sizes.observe(words)
    // Words in a type that has just arrived stand elsewhere in lines that may be as high as before.
    const { fonts } = words.ownerDocument
    fonts.addEventListener('loadingdone', follow)
    return () => {
      sizes.disconnect()
      fonts.removeEventListener('loadingdone', follow)
    }
  }, [marks, words, place])
  useEffect(() => {
    if (!marks) return
    return place.provide((annotationId) => {
      const start = marks.startOf(annotationId)
      const away = start === null ? null : (placed?.rectangleAway?.(start) ?? null)
      const rectangle = marks.rectangleOf(annotationId) ?? away
      const around = frame?.getBoundingClientRect()
      return rectangle && around
        ? new DOMRect(rectangle.x + around.x, rectangle.y + around.y, rectangle.width, rectangle.height)
        : rectangle
    })
  }, [marks, frame, place, placed])
  useEffect(() => {
    if (!reveal || !marks || !words) return
    words.parentElement
      ?.querySelector(`[data-annotation-id="${CSS.escape(reveal.annotationId)}"]`)
      ?.scrollIntoView({ block: 'center' })
  }, [reveal, marks, words])

  const describe = useCallback((range: Range) => marks?.describe(range) ?? [], [marks])
  const selected = useSelectedWords(words, { tool, isReadOnly, describe, onCreate, origin })
  const click = (clientX: number, clientY: number) => {
    if (!selected.hasSelection()) onActivate(marks?.hit(clientX, clientY) ?? null)
  }
  return { marks, words: selected, click }
}
