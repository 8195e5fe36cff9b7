import { type CSSProperties, useEffect, useMemo, useState } from 'react'
import { useTexts } from '../../../kit'
import type { CaptionSource, SourceViewerProps } from '../viewer'
import { Deck } from './deck/deck'
import { PlaybackFailed, unplayableTracks } from './failure'
import { useRecording } from './inspect/use-recording'
import { MediaToolbar } from './media-toolbar'
import classes from './player.module.css'
import { usePlaybackOf, usePlaybackState } from './playback/use-playback'
import { layOutRanges } from './ranges/lanes'
import { useRangeMaking } from './ranges/use-range-making'
import { Stage } from './stage'
import { Timeline } from './timeline/timeline'
import { Transcript } from './transcript/transcript'
import { useCaptions } from './transcript/use-captions'
import { useTranscriptSearch } from './transcript/use-transcript-search'
import { useFullScreen } from './use-full-screen'
import { usePictureSize } from './use-picture-size'
import { usePlayerKeys } from './use-player-keys'
import { useRemembered } from './use-remembered'
import { useRevealed } from './use-revealed'

const NO_CAPTIONS: readonly CaptionSource[] = []

/** Share of a recording below which a range would be too narrow to be seen. */
const LEAST_SHARE = 0.02

/** A recording in its player: picture, timeline with its annotations, controls, transcript. */
export function Player(props: SourceViewerProps & { url: string }) {
  const { item, source, annotations, reveal, tool, isReadOnly = false, onReading, onActivate } = props
  const t = useTexts('media')
  const playback = usePlaybackOf(props.url)
  const state = usePlaybackState(playback)
  useRemembered(playback, props.reading, onReading)
  const { clock } = props
  useEffect(() => clock?.provide(playback), [clock, playback])
  const { facts, bars } = useRecording(source)
  const [room, setRoom] = useState<HTMLDivElement | null>(null)
  const fullScreen = useFullScreen(room)
  const size = usePictureSize(playback.element, state.picture, props.reading?.zoom, (zoom) => onReading({ zoom }))
  const captions = useCaptions(playback, source.captions ?? NO_CAPTIONS)
  const search = useTranscriptSearch(captions.cues)
  const [wantsTranscript, setWantsTranscript] = useState(props.reading?.panel !== 'none')

  // Recorded by a browser, a file often doesn't say how long it is to the element that plays it.
  const durationSeconds = Number.isFinite(state.durationSeconds) ? state.durationSeconds : (facts?.durationSeconds ?? 0)
  const making = useRangeMaking(playback, durationSeconds, props)
  const ranges = useMemo(() => layOutRanges(annotations, durationSeconds * LEAST_SHARE), [annotations, durationSeconds])
  useRevealed(playback, reveal, annotations)

  const isSound = state.isReady ? state.picture === null : source.file.mediaType.startsWith('audio/')
  // Where there is no picture to put them into, they are there for the transcript, and to be chosen from.
  const canShowCaptions = captions.control !== null && !isSound
  const hasChoice = canShowCaptions || (captions.control?.captions.length ?? 0) > 1
  const hasTranscript = captions.cues.length > 0
  const showTranscript = (shows: boolean) => {
    setWantsTranscript(shows)
    onReading({ panel: shows ? 'transcript' : 'none' })
  }
  const find = () => {
    showTranscript(true)
    search.open()
  }
  const toggleTranscript = hasTranscript ? () => showTranscript(!wantsTranscript) : null
  usePlayerKeys({
    playback,
    frameSeconds: state.picture === null ? null : (facts?.frameSeconds ?? 1 / 25),
    ranges,
    activeAnnotationId: props.activeAnnotationId,
    isReadOnly,
    hasTool: tool !== 'select',
    making,
    onActivate,
    onCaptions: canShowCaptions ? captions.toggle : null,
    onTranscript: toggleTranscript,
    onFind: hasTranscript ? find : null,
    onFullScreen: fullScreen.toggle,
    size: state.picture && size,
  })
  if (state.failure !== null) {
    return (
      <PlaybackFailed reason={state.failure} facts={facts} onTryAgain={() => playback.reload()} onSaveCopy={props.onSaveCopy} />
    )
  }
  const [unseen] = unplayableTracks(facts)
  const showsTranscript = hasTranscript && wantsTranscript
  const { width, height } = state.picture ?? { width: 16, height: 9 }
  const shape = { '--picture': width / height } as CSSProperties
  return (
    <div ref={setRoom} className={classes.room}>
      <div className={classes.layout} data-sound={isSound || undefined} data-side={showsTranscript || undefined} style={shape}>
        <MediaToolbar {...props} size={state.picture && size} onFind={hasTranscript ? find : null} />
        <Stage playback={playback} title={item.title} size={size.pixels} />
        <div className={classes.controls}>
          {unseen && state.isReady && (
            <p className={classes.notice} role="status">
              {t(unseen === facts?.picture ? 'failure.noPicture' : 'failure.noSound', {
                codec: unseen.codec ?? t('failure.unknown'),
              })}
            </p>
          )}
          {captions.isUnreadable && (
            <p className={classes.notice} role="status">
              {t('captions.unreadable')}
            </p>
          )}
          <Timeline
            {...props}
            playback={playback}
            durationSeconds={durationSeconds}
            bars={bars}
            chapters={captions.chapters}
            ranges={ranges}
            making={making}
            isTall={isSound}
          />
          <Deck
            playback={playback}
            state={state}
            durationSeconds={durationSeconds}
            captions={hasChoice ? captions.control : null}
            transcript={toggleTranscript && { isShown: wantsTranscript, onToggle: toggleTranscript }}
            fullScreen={fullScreen}
          />
        </div>
        {showsTranscript && (
          <div className={classes.side}>
            <Transcript cues={captions.cues} playback={playback} search={search} onMark={isReadOnly ? null : making.make} />
          </div>
        )}
      </div>
    </div>
  )
}
