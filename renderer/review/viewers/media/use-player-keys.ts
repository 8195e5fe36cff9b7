import { announce, type Shortcut, useFormats, useShortcuts, useTexts } from '../../../kit'
import { SKIP_SECONDS } from './deck/deck'
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
  const group = t('keys.group')
  const shortcuts: Shortcut[] = []
  const add = (id: string, pressed: string[], label: string, run: () => void, more?: Partial<Shortcut>) =>
    shortcuts.push({ id: `media.${id}`, keys: pressed, label, group, run, ...more })
  const fromKeys = { inPalette: false }
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

  add('play', ['k', 'space'], t('keys.play'), () => playback.toggle())
  add('back', ['arrowleft'], t('deck.back', { count: SKIP_SECONDS }), () => skip(-SKIP_SECONDS), fromKeys)
  add('forward', ['arrowright'], t('deck.forward', { count: SKIP_SECONDS }), () => skip(SKIP_SECONDS), fromKeys)
  add('backOne', ['shift+arrowleft'], t('deck.back', { count: 1 }), () => skip(-1), fromKeys)
  add('forwardOne', ['shift+arrowright'], t('deck.forward', { count: 1 }), () => skip(1), fromKeys)
  add('framePrevious', [','], t('keys.framePrevious'), () => step(-1), fromKeys)
  add('frameNext', ['.'], t('keys.frameNext'), () => step(1), fromKeys)
  add('slower', ['<'], t('keys.slower'), () => speed(-1))
  add('faster', ['>'], t('keys.faster'), () => speed(1))
  add('mute', ['q'], t('keys.mute'), () => playback.toggleMuted())
  if (keys.onCaptions) add('captions', ['v'], t('keys.captions'), keys.onCaptions)
  if (keys.onTranscript) add('transcript', ['x'], t('keys.transcript'), keys.onTranscript)
  if (keys.onFind) add('find', ['mod+f'], t('transcript.find'), keys.onFind, { whileTyping: true })
  add('fullScreen', ['shift+f'], t('deck.fullScreen'), keys.onFullScreen)
  if (keys.size) {
    add('zoomIn', ['plus', 'mod+plus'], t('keys.zoomIn'), keys.size.zoomIn)
    add('zoomOut', ['-', 'mod+-'], t('keys.zoomOut'), keys.size.zoomOut)
  }
  if (!keys.isReadOnly) {
    add('range', ['t'], t(making.startSeconds === null ? 'keys.rangeBegin' : 'keys.rangeEnd'), making.mark)
    add('rangeIn', ['i'], t('keys.rangeIn'), making.begin, fromKeys)
    add('rangeOut', ['o'], t('keys.rangeOut'), making.end, fromKeys)
    if (keys.hasTool) add('select', ['escape'], t('keys.cancel'), making.cancel, fromKeys)
  }
  if (ranges.length > 0) {
    add('nextRange', ['g'], t('keys.nextRange'), () => goToRange(1))
    add('previousRange', ['shift+g'], t('keys.previousRange'), () => goToRange(-1))
  }
  const active = ranges.find(({ shown }) => shown.annotation.id === activeAnnotationId)
  if (active) add('playRange', ['shift+space'], t('keys.playRange'), () => playback.playRange(active.range))
  useShortcuts(shortcuts)
}
