import { UnstyledButton } from '@mantine/core'
import { usePlaybackTime } from '../playback/use-playback'
import type { Playback } from '../playback/playback'
import { type Cue, cueAt } from '../transcript/cues'
import { placeOf } from './range-bar'
import classes from './timeline.module.css'

type Props = { chapters: readonly Cue[]; durationSeconds: number; playback: Playback }

/** The recording's chapters above the timeline; each goes to its beginning. */
export function ChapterStrip({ chapters, durationSeconds, playback }: Props) {
  const current = cueAt(chapters, usePlaybackTime(playback, 1))
  return (
    <ol className={classes.chapters}>
      {chapters.map((chapter, at) => (
        <li key={chapter.startSeconds} style={placeOf(chapter, durationSeconds)}>
          <UnstyledButton
            className={classes.chapter ?? ''}
            title={chapter.text}
            aria-current={at === current || undefined}
            onClick={() => playback.seek(chapter.startSeconds)}
          >
            {chapter.text}
          </UnstyledButton>
        </li>
      ))}
    </ol>
  )
}
