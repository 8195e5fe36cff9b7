import { IconVolume, IconVolume3 } from '@tabler/icons-react'
import { IconButton, useFormats, useTexts } from '../../../../kit'
import type { Playback, PlaybackState } from '../playback/playback'
import classes from './deck.module.css'

/** Sound off and on, and how loud it is. */
export function VolumeControl({ playback, state }: { playback: Playback; state: PlaybackState }) {
  const t = useTexts('media')
  const { percent } = useFormats()
  const volume = state.isMuted ? 0 : state.volume
  return (
    <div className={classes.volume}>
      <IconButton
        label={t(state.isMuted ? 'volume.unmute' : 'volume.mute')}
        keys="q"
        tooltipPosition="top"
        icon={state.isMuted ? <IconVolume3 size={18} /> : <IconVolume size={18} />}
        onClick={() => playback.toggleMuted()}
      />
      <input
        type="range"
        className={classes.loudness}
        min={0}
        max={1}
        step={0.05}
        value={volume}
        aria-label={t('volume.label')}
        aria-valuetext={percent(volume)}
        onChange={(event) => playback.setVolume(Number(event.currentTarget.value))}
      />
    </div>
  )
}
