import { useState } from 'react'
import { useLanguage } from '../../../../kit'
import type { CaptionSource } from '../../viewer'
import type { CaptionControl } from '../deck/deck'
import type { Playback } from '../playback/playback'
import { firstCaption, isChapters } from './caption-choice'
import type { Cue } from './cues'
import { useCues } from './use-cues'

const NO_CUES: readonly Cue[] = []

export type Captions = {
  /** Null where the recording has none. */
  control: CaptionControl | null
  /** Takes them into the picture or out of it. */
  toggle(): void
  /** What is said; empty where nothing is known of it. */
  cues: readonly Cue[]
  /** The file that was chosen can't be read. */
  isUnreadable: boolean
  chapters: readonly Cue[]
}

/** The captions and chapters of a recording: which there are, which are chosen, and what they say. */
export function useCaptions(playback: Playback, files: readonly CaptionSource[]): Captions {
  const language = useLanguage()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [isShown, setShown] = useState(false)
  const captions = files.filter((file) => !isChapters(file))
  const chosen = captions.find(({ file }) => file.id === chosenId) ?? firstCaption(captions, language)
  const said = useCues(playback.element, chosen, 'captions', isShown)
  const chapters = useCues(playback.element, files.find(isChapters) ?? null, 'chapters', false)
  const onChoose = (caption: CaptionSource | null) => {
    setShown(caption !== null)
    if (caption !== null) setChosenId(caption.file.id)
  }
  return {
    control: captions.length === 0 ? null : { captions, chosen, isShown, onChoose },
    toggle: () => setShown(!isShown),
    cues: said.state === 'here' ? said.cues : NO_CUES,
    isUnreadable: said.state === 'unreadable',
    chapters: chapters.state === 'here' ? chapters.cues : NO_CUES,
  }
}
