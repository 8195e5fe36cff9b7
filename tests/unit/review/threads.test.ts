import { describe, expect, it } from 'vitest'
import { readingsTable } from '../../../renderer/calibration/exports/tables'
import { readingOf, threadEntries, threadMarks } from '../../../renderer/review/threads/entries'
import type { RoundThreads, ThreadComment } from '../../../renderer/store'
import type { Criterion, RoundReading } from '../../../shared/domain'

const comment = (id: string, at: string, change: Partial<ThreadComment> = {}): ThreadComment => ({
  ...{ id, roundId: 'r', criterionId: 'c1', by: 'A-01', isMine: false, words: id, about: null, writtenAt: at },
  ...{ state: 'there', code: null },
  ...change,
})
const reading = (id: string, at: string, ended: RoundReading['ended'] = null, criterionId = 'c1'): RoundReading => ({
  ...{ id, roundId: 'r', roundName: 'Round', achievementId: 'a', rubricId: 'u', rubricVersion: 1, criterionId },
  ...{ words: `Words of ${id}`, agreedAt: at, ended },
})
const threads: RoundThreads = {
  comments: [
    comment('one', '2026-11-01T10:00:00.000Z'),
    comment('other', '2026-11-01T10:30:00.000Z', { criterionId: 'c2' }),
    comment('three', '2026-11-03T10:00:00.000Z'),
    // Written on a machine whose clock is slow.
    comment('mine', '2026-10-30T10:00:00.000Z', { state: 'waiting', isMine: true }),
  ],
  readings: [
    reading('first', '2026-11-02T10:00:00.000Z', { at: '2026-11-04T10:00:00.000Z', by: 'replaced' }),
    reading('second', '2026-11-04T10:00:00.000Z', { at: '2026-11-05T10:00:00.000Z', by: 'withdrawn' }),
    reading('of-two', '2026-11-04T10:00:00.000Z', null, 'c2'),
  ],
  asked: [],
}

describe('a thread', () => {
  it('tells what was said and agreed by time; what is on its way comes last', () => {
    expect(threadEntries(threads, 'c1').map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'comment one',
      'agreed first',
      'comment three',
      'agreed second',
      'withdrawn second/withdrawn',
      'comment mine',
    ])
    expect(threadEntries(threads, 'c3')).toEqual([])
  })

  it('has the reading that holds', () => {
    expect(readingOf(threads, 'c1')).toBeNull()
    expect(readingOf(threads, 'c2')?.id).toBe('of-two')
  })

  it('marks criteria of which something is said, or agreed', () => {
    expect(Object.fromEntries(threadMarks(threads))).toEqual({
      c1: { comments: 3, isAgreed: false },
      c2: { comments: 1, isAgreed: true },
    })
  })
})

it('the table of readings has all of them, with what became of each', () => {
  const criteria = [
    { id: 'c2', code: 'C1', title: 'Second' },
    { id: 'c1', code: 'C2', title: 'First' },
  ] as Criterion[]
  const { header, rows } = readingsTable(
    criteria,
    threads.readings,
    (key) => key,
    (key) => key,
  )
  expect(header).toEqual(['matrix.criterion', 'reading', 'column.agreed', 'column.ended', 'column.state'])
  expect(rows).toEqual([
    ['C1 Second', 'Words of of-two', '2026-11-04T10:00:00.000Z', null, 'state.holds'],
    ['C2 First', 'Words of first', '2026-11-02T10:00:00.000Z', '2026-11-04T10:00:00.000Z', 'state.replaced'],
    ['C2 First', 'Words of second', '2026-11-04T10:00:00.000Z', '2026-11-05T10:00:00.000Z', 'state.withdrawn'],
  ])
})
