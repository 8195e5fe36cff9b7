import { useEffect, useRef } from 'react'
import classes from './player.module.css'
import type { Playback } from './playback/playback'

type Props = {
  playback: Playback
  title: string
  /** Size of the picture in CSS pixels; null: as large as there is room. */
  size: { width: number; height: number } | null
}

/** Where the picture is. A click plays and pauses. */
export function Stage({ playback, title, size }: Props) {
  const stage = useRef<HTMLDivElement>(null)
  const { element } = playback
  useEffect(() => {
    element.className = classes.picture ?? ''
    stage.current?.append(element)
    const toggle = () => playback.toggle()
    element.addEventListener('click', toggle)
    return () => element.removeEventListener('click', toggle)
  }, [element, playback])
  useEffect(() => {
    element.setAttribute('aria-label', title)
  }, [element, title])
  useEffect(() => {
    element.style.width = size === null ? '' : `${size.width}px`
    element.style.height = size === null ? '' : `${size.height}px`
  }, [element, size])
  return (
    <div
      ref={stage}
      className={classes.stage}
      data-fit={size === null || undefined}
      tabIndex={0}
      role="group"
      aria-label={title}
    />
  )
}
