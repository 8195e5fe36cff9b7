import { type CSSProperties, type KeyboardEvent, useEffect, useRef } from 'react'
import { useTexts } from '../../../../kit'
import type { SourceViewerProps } from '../../viewer'
import { clockTime } from '../playback/clock'
import type { Playback } from '../playback/playback'
import { usePlaybackTime } from '../playback/use-playback'
import type { LaneRange } from '../ranges/lanes'
import type { RangeMaking } from '../ranges/use-range-making'
import { useRangeResizing } from '../ranges/use-range-resizing'
import type { Cue } from '../transcript/cues'
import { ChapterStrip } from './chapter-strip'
import { inkOf, placeOf, RangeBar } from './range-bar'
import { RangeHandles } from './range-handles'
import classes from './timeline.module.css'
import { useScrubbing } from './use-scrubbing'
import { Waveform } from './waveform'

type Props = Pick<SourceViewerProps, 'tool' | 'isReadOnly' | 'activeAnnotationId' | 'onActivate' | 'onRetarget' | 'place'> & {
  playback: Playback
  /** 0 where it isn't known: then there is nothing to go along. */
  durationSeconds: number
  bars: Float32Array | null
  chapters: readonly Cue[]
  ranges: readonly LaneRange[]
  making: RangeMaking
  /** For sound alone it is what one looks at, and larger. */
  isTall: boolean
}

const STEP_SECONDS = 5

/** The recording from beginning to end: where it is, how loud it is, its chapters and its annotations. */
export function Timeline(props: Props) {
  const { playback, durationSeconds, ranges, making, place, activeAnnotationId, isReadOnly = false } = props
  const t = useTexts('media')
  const root = useRef<HTMLDivElement>(null)
  const seconds = usePlaybackTime(playback, 1)
  const resizing = useRangeResizing(durationSeconds, props.onRetarget)
  const isDrawing = props.tool === 'time-range' && !isReadOnly && making.startSeconds === null
  const { drawn, handlers } = useScrubbing({
    durationSeconds,
    isDrawing,
    onSeek: (to) => playback.seek(to),
    onDrawn: making.make,
  })

  // Each frame moves a line; nothing is rendered for it.
  useEffect(() => {
    const show = (now: number) => {
      const share = durationSeconds === 0 ? 0 : Math.min(1, now / durationSeconds)
      root.current?.style.setProperty('--at', `${(share * 100).toFixed(3)}%`)
    }
    show(playback.seconds)
    return playback.onTime(show)
  }, [playback, durationSeconds])
  useEffect(() => {
    // As wide as the bar and as high as all that one drives the recording with: a note must not lie upon that.
    return place.provide((id) => {
      const bar = root.current?.querySelector(`[data-annotation="${CSS.escape(id)}"]`)
      const controls = root.current?.parentElement
      if (!bar || !controls) return null
      const { left, width } = bar.getBoundingClientRect()
      const { top, height } = controls.getBoundingClientRect()
      return new DOMRect(left, top, width, height)
    })
  }, [place])
  useEffect(() => place.moved(), [place, ranges, durationSeconds, props.isTall])

  const onKeyDown = (event: KeyboardEvent) => {
    const steps = { ArrowLeft: -STEP_SECONDS, ArrowDown: -STEP_SECONDS, ArrowRight: STEP_SECONDS, ArrowUp: STEP_SECONDS }
    const step = steps[event.key as keyof typeof steps]
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (step !== undefined) playback.seek(playback.seconds + (event.shiftKey ? step / STEP_SECONDS : step))
    else if (event.key === 'Home') playback.seek(0)
    else if (event.key === 'End') playback.seek(durationSeconds)
    else return
    event.preventDefault()
  }
  const active = ranges.find(({ shown }) => shown.annotation.id === activeAnnotationId)
  const rangeNow = ({ shown, range }: LaneRange) => resizing.draftOf(shown.annotation.id) ?? range
  const lanes = 1 + Math.max(-1, ...ranges.map(({ lane }) => lane))
  return (
    <div ref={root} className={classes.timeline} dir="ltr" data-tall={props.isTall || undefined}>
      {props.chapters.length > 0 && durationSeconds > 0 && (
        <ChapterStrip chapters={props.chapters} durationSeconds={durationSeconds} playback={playback} />
      )}
      <div
        className={classes.track}
        data-drawing={isDrawing || undefined}
        role="slider"
        tabIndex={0}
        aria-label={t('timeline.position')}
        aria-valuemin={0}
        aria-valuemax={Math.ceil(durationSeconds)}
        aria-valuenow={Math.min(seconds, Math.ceil(durationSeconds))}
        aria-valuetext={t('timeline.at', { time: clockTime(seconds), length: clockTime(durationSeconds) })}
        onKeyDown={onKeyDown}
        {...handlers}
      >
        {props.bars ? <Waveform bars={props.bars} /> : <span className={classes.line} aria-hidden />}
        {ranges.map((entry) => (
          <span
            key={entry.shown.annotation.id}
            className={classes.band}
            style={
              { ...placeOf(rangeNow(entry), durationSeconds), ...inkOf(entry.shown.criterion?.index ?? null) } as CSSProperties
            }
            data-active={entry === active || undefined}
            aria-hidden
          />
        ))}
        {drawn && <span className={classes.drawn} style={placeOf(drawn, durationSeconds)} aria-hidden />}
        {making.startSeconds !== null && (
          <span
            className={classes.begun}
            style={
              { '--from': placeOf({ startSeconds: making.startSeconds, endSeconds: 0 }, durationSeconds).left } as CSSProperties
            }
            aria-hidden
          />
        )}
        <span className={classes.playhead} aria-hidden />
      </div>
      {lanes > 0 && (
        <div className={classes.lanes} style={{ '--lanes': lanes } as CSSProperties} role="group" aria-label={t('ranges.group')}>
          {ranges.map((entry) => (
            <RangeBar
              key={entry.shown.annotation.id}
              entry={entry}
              range={rangeNow(entry)}
              durationSeconds={durationSeconds}
              isActive={entry === active}
              onChoose={() => {
                props.onActivate(entry.shown.annotation.id)
                playback.seek(entry.range.startSeconds)
              }}
            />
          ))}
          {active && !isReadOnly && !active.shown.isEarlier && (
            <RangeHandles
              annotationId={active.shown.annotation.id}
              range={rangeNow(active)}
              lane={active.lane}
              durationSeconds={durationSeconds}
              resizing={resizing}
              onSeek={(to) => playback.seek(to)}
            />
          )}
        </div>
      )}
    </div>
  )
}
