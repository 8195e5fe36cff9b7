import {
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconListDetails,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconRewindBackward5,
  IconRewindForward5,
} from '@tabler/icons-react'
import { IconButton, useTexts } from '../../../../kit'
import type { CaptionSource } from '../../viewer'
import { SKIP_SECONDS } from '../media-keys'
import { clockTime, exactTime } from '../playback/clock'
import type { Playback, PlaybackState } from '../playback/playback'
import { usePlaybackTime } from '../playback/use-playback'
import { CaptionMenu } from './caption-menu'
import classes from './deck.module.css'
import { SpeedMenu } from './speed-menu'
import { VolumeControl } from './volume-control'

export type CaptionControl = {
  captions: readonly CaptionSource[]
  chosen: CaptionSource | null
  isShown: boolean
  onChoose(caption: CaptionSource | null): void
}

type Props = {
  playback: Playback
  state: PlaybackState
  durationSeconds: number
  /** Null where the recording has none. */
  captions: CaptionControl | null
  /** Null where there is no transcript. */
  transcript: { isShown: boolean; onToggle(): void } | null
  fullScreen: { isOn: boolean; toggle(): void }
}

/** Play and pause, the time, and all that is set while a recording plays. */
export function Deck({ playback, state, durationSeconds, captions, transcript, fullScreen }: Props) {
  const t = useTexts('media')
  return (
    <div className={classes.deck}>
      <div className={classes.group}>
        <IconButton
          label={t(state.isPlaying ? 'deck.pause' : 'deck.play')}
          keys="space"
          variant="filled"
          color="brass"
          size="lg"
          radius="xl"
          tooltipPosition="top"
          icon={state.isPlaying ? <IconPlayerPauseFilled size={18} /> : <IconPlayerPlayFilled size={18} />}
          onClick={() => playback.toggle()}
        />
        <IconButton
          label={t('deck.back', { count: SKIP_SECONDS })}
          keys="arrowleft"
          tooltipPosition="top"
          icon={<IconRewindBackward5 size={20} />}
          onClick={() => playback.seek(playback.seconds - SKIP_SECONDS)}
        />
        <IconButton
          label={t('deck.forward', { count: SKIP_SECONDS })}
          keys="arrowright"
          tooltipPosition="top"
          icon={<IconRewindForward5 size={20} />}
          onClick={() => playback.seek(playback.seconds + SKIP_SECONDS)}
        />
        <Time playback={playback} isWaiting={state.isWaiting} durationSeconds={durationSeconds} />
      </div>
      <div className={classes.group}>
        <VolumeControl playback={playback} state={state} />
        <SpeedMenu speed={state.speed} onSpeed={(speed) => playback.setSpeed(speed)} />
        {captions && <CaptionMenu {...captions} />}
        {transcript && (
          <IconButton
            label={t(transcript.isShown ? 'transcript.hide' : 'transcript.show')}
            keys="x"
            tooltipPosition="top"
            aria-pressed={transcript.isShown}
            icon={<IconListDetails size={18} />}
            onClick={transcript.onToggle}
          />
        )}
        <IconButton
          label={t(fullScreen.isOn ? 'deck.leaveFullScreen' : 'deck.fullScreen')}
          keys="shift+f"
          tooltipPosition="top"
          icon={fullScreen.isOn ? <IconArrowsMinimize size={18} /> : <IconArrowsMaximize size={18} />}
          onClick={fullScreen.toggle}
        />
      </div>
    </div>
  )
}

function Time({ playback, isWaiting, durationSeconds }: { playback: Playback; isWaiting: boolean; durationSeconds: number }) {
  const seconds = usePlaybackTime(playback, 0.05)
  return (
    <span className={classes.time} data-waiting={isWaiting || undefined}>
      <strong>{exactTime(seconds)}</strong>
      {durationSeconds > 0 && <span className={classes.length}>{clockTime(durationSeconds)}</span>}
    </span>
  )
}
