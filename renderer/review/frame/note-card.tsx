import { type ReactNode, useLayoutEffect, useRef } from 'react'
import type { NotePlace } from '../viewers/note-place'
import classes from './frame.module.css'

const GAP = 8
const EDGE = 12

type NoteCardProps = {
  annotationId: string
  place: NotePlace
  /** Said where the annotation has no place in this file; null where it needs none. */
  lostWords: string | null
  children: ReactNode
}

/**
 * Keeps a card beside the active annotation: beneath it, above or beside it where there is no room, in the corner where the annotation
 * has no place of its own. Positions are set on the element itself, so that following a scroll renders nothing.
 */
export function NoteCard({ annotationId, place, lostWords, children }: NoteCardProps) {
  const card = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = card.current
    const frame = element?.parentElement
    if (!element || !frame) return
    let request = 0
    const follow = () => {
      cancelAnimationFrame(request)
      request = requestAnimationFrame(() => putBeside(element, frame, place.rectangleOf(annotationId)))
    }
    putBeside(element, frame, place.rectangleOf(annotationId))
    const unfollow = place.follow(follow)
    const sizes = new ResizeObserver(follow)
    sizes.observe(frame)
    sizes.observe(element)
    return () => {
      cancelAnimationFrame(request)
      unfollow()
      sizes.disconnect()
    }
  }, [annotationId, place])
  return (
    <div ref={card} className={classes.note}>
      {lostWords !== null && <p className={classes.lost}>{lostWords}</p>}
      {children}
    </div>
  )
}

function putBeside(card: HTMLElement, frame: HTMLElement, rectangle: DOMRect | null): void {
  const around = frame.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = card
  card.toggleAttribute('data-lost', rectangle === null)
  if (!rectangle) {
    set(card, Math.max(EDGE, around.width - width - EDGE), EDGE, false)
    return
  }
  const { left, top } = placeBeside(rectangle, around, { width, height })
  const isOutOfSight = rectangle.bottom < around.top || rectangle.top > around.bottom
  // While something in the card has the focus, scrolling the words away must not take it from under the hands.
  set(card, left, top, isOutOfSight && !card.contains(document.activeElement))
}

type Size = { width: number; height: number }

/** Beneath the words, above them, or on one side of them: the first place with room, so that they can be read with the card beside them. */
function placeBeside(words: DOMRectReadOnly, around: DOMRectReadOnly, { width, height }: Size): { left: number; top: number } {
  const rightmost = around.width - width - EDGE
  const lowest = around.height - height - EDGE
  const left = clamp(words.right - around.left - width * 0.35, EDGE, rightmost)
  const below = words.bottom - around.top + GAP
  const above = words.top - around.top - GAP - height
  if (below <= lowest) return { left, top: Math.max(EDGE, below) }
  if (above >= EDGE) return { left, top: Math.min(above, lowest) }
  const top = clamp(words.top - around.top, EDGE, lowest)
  const right = words.right - around.left + GAP
  if (right <= rightmost) return { left: right, top }
  const beforehand = words.left - around.left - GAP - width
  if (beforehand >= EDGE) return { left: beforehand, top }
  return { left, top: clamp(below, EDGE, lowest) }
}

function set(card: HTMLElement, left: number, top: number, isHidden: boolean): void {
  card.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`
  card.style.visibility = isHidden ? 'hidden' : 'visible'
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)))
}
