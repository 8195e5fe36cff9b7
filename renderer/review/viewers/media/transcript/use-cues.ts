import { useEffect, useState } from 'react'
import type { CaptionSource } from '../../viewer'
import { addTrack, type Cue, type LoadedTrack } from './cues'
import { languageOf } from './caption-choice'

export type Cues = { state: 'none' | 'loading' | 'unreadable' } | { state: 'here'; cues: Cue[] }

/**
 * The cues of a WebVTT file, given to the element that plays.
 * @param isShown whether the element shows them over its picture
 */
export function useCues(
  element: HTMLMediaElement,
  caption: CaptionSource | null,
  kind: 'captions' | 'chapters',
  isShown: boolean,
): Cues {
  const [loaded, setLoaded] = useState<LoadedTrack | 'unreadable' | null>(null)
  useEffect(() => {
    if (caption === null) return
    let isCurrent = true
    let added: LoadedTrack | null = null
    const load = async () => {
      const answer = await caption.read()
      if (!answer.ok) throw new Error(answer.reason)
      const track = await addTrack(element, answer.bytes, { kind, label: caption.title, language: languageOf(caption) })
      added = track
      if (isCurrent) setLoaded(track)
      else track.remove()
    }
    load().catch(() => isCurrent && setLoaded('unreadable'))
    return () => {
      isCurrent = false
      added?.remove()
      setLoaded(null)
    }
  }, [element, caption, kind])
  useEffect(() => {
    if (loaded !== null && loaded !== 'unreadable') loaded.track.mode = isShown ? 'showing' : 'hidden'
  }, [loaded, isShown])
  if (caption === null) return { state: 'none' }
  if (loaded === null) return { state: 'loading' }
  return loaded === 'unreadable' ? { state: 'unreadable' } : { state: 'here', cues: loaded.cues }
}
