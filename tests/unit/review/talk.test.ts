import { describe, expect, it } from 'vitest'
import { momentAt, momentOf, onRecording, withMoment } from '../../../renderer/review/viewers/talk/moments'
import { type RunningTime, TalkClock } from '../../../renderer/review/viewers/talk-clock'
import type { ShownAnnotation } from '../../../renderer/review/viewers/viewer'
import { type Annotation, formatPageRectangle, formatTimeRange, type Selector } from '../../../shared/domain'
import { sampleAnnotation } from '../desk/sample-desk'

const onPage = formatPageRectangle({ page: 3, left: 10, top: 20, width: 200, height: 14 })
const note = (selectors: Selector[], change: Partial<Annotation> = {}) =>
  sampleAnnotation(1, { shape: 'highlight', selectors, ...change })
const shown = (annotation: Annotation, isEarlier = false): ShownAnnotation => ({
  annotation,
  selectors: annotation.selectors,
  placement: 'exact',
  isEarlier,
  criterion: null,
})

describe('the moment of a note on the slides', () => {
  it('stands after where it is, and is taken away without touching that', () => {
    const with42 = withMoment([onPage], momentAt(42))
    expect(with42).toEqual([onPage, formatTimeRange({ startSeconds: 42, endSeconds: 47 })])
    expect(withMoment(with42, null)).toEqual([onPage])
  })

  it('is one: another takes its place', () => {
    expect(withMoment(withMoment([onPage], momentAt(42)), momentAt(50))).toEqual(withMoment([onPage], momentAt(50)))
  })

  it('is none of a time range, which is where a note on the recording is', () => {
    const range = [formatTimeRange({ startSeconds: 1, endSeconds: 2 })]
    expect(momentOf({ shape: 'time-range', selectors: range })).toBeNull()
    expect(momentOf({ shape: 'area', selectors: [onPage, ...range] })).toEqual({ startSeconds: 1, endSeconds: 2 })
  })
})

describe('notes on the slides, as the recording shows them', () => {
  const carrying = note(withMoment([onPage], momentAt(42)))

  it('are those that carry a moment, and stand there', () => {
    const found = onRecording([shown(carrying), shown(note([onPage]))], carrying.evidenceSha256)
    expect(found.map(({ annotation, selectors }) => [annotation, selectors])).toEqual([
      [carrying, [formatTimeRange(momentAt(42))]],
    ])
  })

  it('are none that were made on other slides or for an earlier decision', () => {
    expect(onRecording([shown(carrying)], 'cd'.repeat(32))).toEqual([])
    expect(onRecording([shown(carrying, true)], carrying.evidenceSha256)).toEqual([])
  })
})

describe('the clock of a talk', () => {
  class Player implements RunningTime {
    seconds = 0
    readonly listeners = new Set<(seconds: number) => void>()
    onTime(listener: (seconds: number) => void) {
      this.listeners.add(listener)
      return () => void this.listeners.delete(listener)
    }
    seek(seconds: number) {
      this.seconds = seconds
      for (const tell of this.listeners) tell(seconds)
    }
  }

  it('tells its followers whenever the player’s time has changed', () => {
    const clock = new TalkClock()
    const heard: number[] = []
    clock.follow(() => heard.push(clock.seconds))
    clock.provide(new Player())
    clock.seek(12)
    expect(heard).toEqual([0, 12])
  })

  it('stands at the beginning once its player has gone, and says so', () => {
    const clock = new TalkClock()
    const player = new Player()
    const stop = clock.provide(player)
    clock.seek(12)
    let told = 0
    clock.follow(() => told++)
    stop()
    player.seek(20)
    expect([clock.seconds, told, player.listeners.size]).toEqual([0, 1, 0])
  })
})
