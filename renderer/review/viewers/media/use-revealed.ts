import { useEffect, useRef } from 'react'
import type { Reveal, ShownAnnotation } from '../viewer'
import type { Playback } from './playback/playback'
import { rangeOf } from './ranges/lanes'

/** Goes to an annotation that is asked for. The wish is followed once: while the annotation changes, one stays where one is. */
export function useRevealed(playback: Playback, reveal: Reveal | null, annotations: readonly ShownAnnotation[]): void {
  const latest = useRef(annotations)
  useEffect(() => {
    latest.current = annotations
  })
  useEffect(() => {
    const wanted = latest.current.find(({ annotation }) => annotation.id === reveal?.annotationId)
    const range = wanted && rangeOf(wanted)
    if (range) playback.seek(range.startSeconds)
  }, [playback, reveal])
}
