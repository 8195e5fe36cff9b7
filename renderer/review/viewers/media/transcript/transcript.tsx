import { IconMessagePlus } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { IconButton, useTexts } from '../../../../kit'
import { FindBar } from '../../../controls/find-bar'
import { clockTime } from '../playback/clock'
import type { Playback } from '../playback/playback'
import { usePlaybackTime } from '../playback/use-playback'
import { type Cue, cueAt } from './cues'
import { findIn } from './find-cues'
import classes from './transcript.module.css'
import type { TranscriptSearch } from './use-transcript-search'

type Props = {
  cues: readonly Cue[]
  playback: Playback
  search: TranscriptSearch
  /** Marks a cue as a time range; null where nothing can be marked. */
  onMark: ((cue: Cue) => void) | null
}

const ROW_PX = 44
/** For so long after somebody has scrolled, the words aren't pulled away from under their eyes. */
const HANDS_OFF_MS = 6_000

/** What is said, line by line: a click goes there, and the line that is being said is kept in sight. */
export function Transcript({ cues, playback, search, onMark }: Props) {
  const t = useTexts('media')
  const scroller = useRef<HTMLDivElement>(null)
  const touched = useRef(Number.NEGATIVE_INFINITY)
  const current = cueAt(cues, usePlaybackTime(playback, 0.25))
  const rows = useVirtualizer({
    count: cues.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
  })
  const found = search.current
  useEffect(() => {
    if (found !== null) rows.scrollToIndex(found, { align: 'center' })
  }, [rows, found])
  useEffect(() => {
    const isAlone = performance.now() - touched.current > HANDS_OFF_MS
    if (current >= 0 && isAlone) rows.scrollToIndex(current, { align: 'center' })
  }, [rows, current])
  const touch = () => {
    touched.current = performance.now()
  }
  return (
    <section className={classes.transcript} aria-label={t('transcript.title')}>
      {search.isOpen && (
        <FindBar
          query={search.query}
          found={search.found}
          onQuery={search.setQuery}
          onStep={search.step}
          onClose={search.close}
        />
      )}
      <div ref={scroller} className={classes.scroller} onWheel={touch} onPointerDown={touch}>
        <ol className={classes.rows} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start, key }) => {
            const cue = cues[index] as Cue
            const speaker = cue.speaker === cues[index - 1]?.speaker ? null : cue.speaker
            return (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                className={classes.row}
                style={{ transform: `translateY(${start}px)` }}
                aria-setsize={cues.length}
                aria-posinset={index + 1}
                data-current={index === current || undefined}
                data-found={index === found || undefined}
              >
                <button
                  type="button"
                  className={classes.cue}
                  aria-current={index === current || undefined}
                  onClick={() => playback.seek(cue.startSeconds)}
                >
                  <span className={classes.time}>{clockTime(cue.startSeconds)}</span>
                  <span>
                    {speaker !== null && <span className={classes.speaker}>{speaker}</span>}
                    <Marked text={cue.text} query={search.isOpen ? search.query : ''} />
                  </span>
                </button>
                {onMark && (
                  <span className={classes.mark}>
                    <IconButton
                      label={t('transcript.mark')}
                      size="sm"
                      icon={<IconMessagePlus size={16} />}
                      tooltipPosition="left"
                      onClick={() => onMark(cue)}
                    />
                  </span>
                )}
              </li>
            )
          })}
        </ol>
      </div>
    </section>
  )
}

/** A text with what was searched for marked in it. */
function Marked({ text, query }: { text: string; query: string }) {
  const found = findIn(text, query)
  if (found.length === 0) return text
  return found.map(([start, end], at) => (
    <span key={start}>
      {text.slice(found[at - 1]?.[1] ?? 0, start)}
      <mark className={classes.hit}>{text.slice(start, end)}</mark>
      {at === found.length - 1 && text.slice(end)}
    </span>
  ))
}
