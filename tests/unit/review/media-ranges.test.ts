import { describe, expect, it } from 'vitest'
import { layOutRanges, neighbourRange } from '../../../renderer/review/viewers/media/ranges/lanes'
import { moveEdge } from '../../../renderer/review/viewers/media/ranges/use-range-resizing'
import type { ShownAnnotation } from '../../../renderer/review/viewers/viewer'
import { formatTimeRange, type Selector } from '../../../shared/domain'

function shown(id: string, selectors: Selector[]): ShownAnnotation {
  return { annotation: { id }, selectors, placement: 'exact', isEarlier: false, criterion: null } as unknown as ShownAnnotation
}
const at = (id: string, startSeconds: number, endSeconds: number) => shown(id, [formatTimeRange({ startSeconds, endSeconds })])
const lanesOf = (annotations: ShownAnnotation[], least = 0) =>
  layOutRanges(annotations, least).map(({ shown: { annotation }, lane }) => `${annotation.id}${lane}`)

describe('ranges on the timeline', () => {
  it('share a row unless one would cover the other', () => {
    expect(lanesOf([at('a', 0, 10), at('b', 10, 20), at('c', 15, 30), at('d', 20, 25)])).toEqual(['a0', 'b0', 'c1', 'd0'])
  })

  it('stand in the order of time, however they were made', () => {
    expect(lanesOf([at('late', 50, 60), at('early', 1, 2)])).toEqual(['early0', 'late0'])
  })

  it('that are very short keep the room in which they are drawn', () => {
    expect(lanesOf([at('a', 0, 0.1), at('b', 0.5, 9)], 2)).toEqual(['a0', 'b1'])
  })

  it('take no more than four rows, so that the picture keeps its room', () => {
    expect(lanesOf(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => at(id, 0, 10)))).toEqual(['a0', 'b1', 'c2', 'd3', 'e3', 'f3'])
  })

  it('leave out what points at no time: whole items, and what was lost', () => {
    expect(lanesOf([shown('whole', []), at('a', 1, 2)])).toEqual(['a0'])
  })
})

describe('going from one range to the next', () => {
  const ranges = layOutRanges([at('a', 10, 12), at('b', 20, 30), at('c', 40, 41)], 0)
  const idAfter = (seconds: number, direction: 1 | -1) => neighbourRange(ranges, seconds, direction)?.shown.annotation.id

  it('follows the time, and begins again at the other end', () => {
    expect([0, 10, 20, 25, 40].map((seconds) => idAfter(seconds, 1))).toEqual(['a', 'b', 'c', 'c', 'a'])
    expect([100, 40, 20, 10].map((seconds) => idAfter(seconds, -1))).toEqual(['c', 'b', 'a', 'c'])
  })

  it('goes nowhere where there is none', () => {
    expect(neighbourRange([], 5, 1)).toBeNull()
  })
})

describe('an edge of a range', () => {
  const range = { startSeconds: 10, endSeconds: 20 }

  it('moves within the recording', () => {
    expect(moveEdge(range, 'start', -3, 60)).toEqual({ startSeconds: 0, endSeconds: 20 })
    expect(moveEdge(range, 'end', 99, 60)).toEqual({ startSeconds: 10, endSeconds: 60 })
  })

  it('never passes the other one', () => {
    expect(moveEdge(range, 'start', 30, 60).startSeconds).toBeLessThan(20)
    expect(moveEdge(range, 'end', 1, 60).endSeconds).toBeGreaterThan(10)
  })

  it('goes as far as one likes where the length isn’t known', () => {
    expect(moveEdge(range, 'end', 4000, 0).endSeconds).toBe(4000)
  })
})
