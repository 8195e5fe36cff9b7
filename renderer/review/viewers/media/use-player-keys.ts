import { announce, bindKeys, useFormats, useShortcuts, useTexts } from '../../../kit'
import { MEDIA_KEYS, SKIP_SECONDS } from './media-keys'
import type { Playback } from './playback/playback'
import { type LaneRange, neighbourRange } from './ranges/lanes'
import type { RangeMaking } from './ranges/use-range-making'
import type { PictureSize } from './use-picture-size'

type PlayerKeys = {
  playback: Playback
  /** How long each picture is shown; null for sound alone, where a step is a second. */
  frameSeconds: number | null
  ranges: readonly LaneRange[]
  activeAnnotationId: string | null
  isReadOnly: boolean
  /** A tool is chosen: Escape puts it away. */
  hasTool: boolean
  making: RangeMaking
  onActivate(annotationId: string): void
  /** Null where the recording has none. */
  onCaptions: (() => void) | null
  onTranscript: (() => void) | null
  onFind: (() => void) | null
  onFullScreen(): void
  /** Null for sound alone. */
  size: PictureSize | null
}

/**
 * Keys of an open recording. They hold for the whole screen, like those of other viewers, so that one can pause and go back while
 * scoring; none of them is one of the desk's.
 */
export function usePlayerKeys(keys: PlayerKeys): void {
  const { playback, ranges, activeAnnotationId, making } = keys
  const t = useTexts('media')
  const { number } = useFormats()
  const skip = (seconds: number) => playback.seek(playback.seconds + seconds)
  const step = (direction: 1 | -1) =>
    keys.frameSeconds === null ? skip(direction) : playback.stepFrame(direction, keys.frameSeconds)
  const speed = (direction: 1 | -1) => announce(t('speed.label', { speed: number(playback.changeSpeed(direction)) }))
  const goToRange = (direction: 1 | -1) => {
    const next = neighbourRange(ranges, playback.seconds, direction)
    if (next === null) return
    keys.onActivate(next.shown.annotation.id)
    playback.seek(next.range.startSeconds)
  }

  const active = ranges.find(({ shown }) => shown.annotation.id === activeAnnotationId)
  const { size } = keys
  const shortcuts = bindKeys(MEDIA_KEYS, t, {
    'media.play': () => playback.toggle(),
    'media.back': () => skip(-SKIP_SECONDS),
    'media.forward': () => skip(SKIP_SECONDS),
    'media.backOne': () => skip(-1),
    'media.forwardOne': () => skip(1),
    'media.framePrevious': () => step(-1),
    'media.frameNext': () => step(1),
    'media.slower': () => speed(-1),
    'media.faster': () => speed(1),
    'media.mute': () => playback.toggleMuted(),
    'media.captions': keys.onCaptions ?? undefined,
    'media.transcript': keys.onTranscript ?? undefined,
    'media.find': keys.onFind ?? undefined,
    'media.fullScreen': keys.onFullScreen,
    ...(size ? { 'media.zoomIn': size.zoomIn, 'media.zoomOut': size.zoomOut } : {}),
    ...(keys.isReadOnly
      ? {}
      : {
          'media.range': making.mark,
          'media.rangeIn': making.begin,
          'media.rangeOut': making.end,
          'media.select': keys.hasTool ? making.cancel : undefined,
        }),
    ...(ranges.length > 0 ? { 'media.nextRange': () => goToRange(1), 'media.previousRange': () => goToRange(-1) } : {}),
    'media.playRange': active ? () => playback.playRange(active.range) : undefined,
  })
  const ends = making.startSeconds !== null
  useShortcuts(shortcuts.map((one) => (one.id === 'media.range' && ends ? { ...one, label: t('keys.rangeEnd') } : one)))
}
