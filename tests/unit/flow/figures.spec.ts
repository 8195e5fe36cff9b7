import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWorkingDays as addDueDays, dateInZone, promisedDate } from '../../../hub/policy'
import {
  addWorkingDays,
  ageGroup,
  ageing,
  countWorkingDays,
  dateOf,
  dayNumberOf,
  daysBetween,
  heldAt,
  isFinishedIn,
  openCalendar,
  percentiles,
  promisedDay,
  promiseShare,
  resubmissionEffect,
  standing,
  turnaround,
  turnaroundBy,
  turnaroundByStage,
  turnaroundScatter,
  followPassage,
  workInProgress,
} from '../../../shared/flow'
import { answered, at, DAY, HOUR, LISBON, lisbon, madeHistory, madePassage, MINUTE } from './made'

const NOVEMBER = { from: at('2026-11-01T00:00Z'), to: at('2026-12-01T00:00Z') }
const ELAPSED = { measure: 'calendar', calendar: lisbon } as const
const WORKING = { measure: 'working', calendar: lisbon } as const
const ALWAYS = { from: at('2026-01-01T00:00Z'), to: at('2030-01-01T00:00Z') }

describe('percentiles', () => {
  it('are R’s quantiles of type 7', () => {
    // quantile(c(2, 7, 1, 8, 2, 8), c(.5, .85, .95, 0, 1))
    const told = percentiles(Float64Array.of(2, 7, 1, 8, 2, 8), [50, 85, 95, 0, 100])
    expect([...(told as Float64Array)]).toEqual([4.5, 8, 8, 1, 8])
    const quarter = percentiles(Float64Array.of(1, 2, 3, 4), [25, 85])
    expect([...(quarter as Float64Array)]).toEqual([1.75, 3.55])
    expect(percentiles(Float64Array.of(3), [50, 95])).toEqual(Float64Array.of(3, 3))
  })

  it('have a reason where there are no values, and refuse what is no value and no percent', () => {
    expect(percentiles(new Float64Array(), [50])).toEqual({ reason: 'nothing-finished' })
    expect(() => percentiles(Float64Array.of(1, Number.NaN), [50])).toThrow(RangeError)
    expect(() => percentiles(Float64Array.of(1), [101])).toThrow(RangeError)
  })

  it('leave the values as they are', () => {
    const values = Float64Array.of(3, 1, 2)
    percentiles(values, [50])
    expect([...values]).toEqual([3, 1, 2])
  })
})

describe('turnaround', () => {
  // Received on Monday 2 November at ten; decided after so many days, at the same hour.
  const passages = [1, 2, 3, 7, 10].map((days) => madePassage(at('2026-11-02T10:00Z'), at('2026-11-02T10:00Z') + days * DAY))

  it('is told in elapsed or working days, with the calendar that it uses', () => {
    const elapsed = answered(turnaround(passages, NOVEMBER, ELAPSED))
    expect(elapsed).toMatchObject({ passages: 5, days: { 50: 3, 85: 8.2, 95: expect.closeTo(9.4, 12) } })
    expect(elapsed.basis).toEqual({ measure: 'calendar', calendar: LISBON })
    // 1, 2, 3, 5, and 8 working days.
    expect(answered(turnaround(passages, NOVEMBER, WORKING)).days).toEqual({
      50: 3,
      85: expect.closeTo(6.2, 12),
      95: expect.closeTo(7.4, 12),
    })
  })

  it('is of what was decided in the span alone, the first instant included and the last not', () => {
    const span = { from: at('2026-11-03T10:00Z'), to: at('2026-11-05T10:00Z') }
    expect(answered(turnaround(passages, span, ELAPSED)).passages).toBe(2)
    const withdrawn = { ...passages[0], end: { at: at('2026-11-03T10:00Z'), as: 'withdrawn' } } as (typeof passages)[number]
    expect(turnaround([withdrawn, madePassage(span.from, null)], NOVEMBER, ELAPSED)).toEqual({ reason: 'nothing-finished' })
  })

  it('is told by group, and as one dot for each decision', () => {
    const mixed = passages.map((passage, place) => ({ ...passage, achievementId: place < 2 ? 'a' : 'b' }))
    const groups = turnaroundBy(mixed, NOVEMBER, ELAPSED, ({ achievementId }) => achievementId)
    expect([...groups].map(([name, told]) => [name, told.passages, told.days[50]])).toEqual([
      ['a', 2, 1.5],
      ['b', 3, 7],
    ])
    const dots = turnaroundScatter([...passages].reverse(), NOVEMBER, ELAPSED)
    expect(dots.map(({ days }) => days)).toEqual([1, 2, 3, 7, 10])
  })

  it('is, for every passage, what its stages add up to', () => {
    fc.assert(
      fc.property(madeHistory(), fc.constantFrom(ELAPSED, WORKING), (history, basis) => {
        for (const passage of history.filter((one) => isFinishedIn(one, ALWAYS))) {
          const told = answered(turnaroundByStage([passage], ALWAYS, basis))
          const sum = [...told.stages.values()].reduce((days, stage) => days + stage.days[50], 0)
          expect(sum).toBeCloseTo(answered(turnaround([passage], ALWAYS, basis)).days[50], 6)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('says where the time goes: half waiting, a quarter working, a quarter kept back', () => {
    const receivedAt = at('2026-11-02T00:00Z')
    const passage = followPassage({ submissionId: 's', revision: 1, achievementId: 'a', panelId: null, receivedAt }, [
      { at: receivedAt + 2 * DAY, kind: 'changed', change: { reviewing: true } },
      { at: receivedAt + 3 * DAY, kind: 'changed', change: { reviewing: false, decided: true } },
      { at: receivedAt + 4 * DAY, kind: 'ended', as: 'decided', asked: false },
    ])
    const told = answered(turnaroundByStage([passage], NOVEMBER, ELAPSED))
    expect([...told.stages].map(([stage, { share, days }]) => [stage, share, days[50]])).toEqual([
      ['waiting-first', 0.5, 2],
      ['first', 0.25, 1],
      ['waiting-release', 0.25, 1],
    ])
  })
})

describe('the promise', () => {
  const day = dayNumberOf
  it('counts working days after the date of receipt, over weekends, holidays and leap days', () => {
    const promised = (received: string, days: number) => dateOf(promisedDay(lisbon, at(received), days))
    expect(promised('2026-11-02T23:59Z', 10)).toBe('2026-11-16')
    expect(promised('2026-11-27T10:00Z', 3)).toBe('2026-12-03')
    expect(promised('2028-02-28T10:00Z', 2)).toBe('2028-03-01')
    // Half past eleven at night in UTC is the next day in Lisbon's summer.
    expect(promised('2026-07-06T23:30Z', 1)).toBe('2026-07-08')
  })

  it('is the hub’s due date', () => {
    const zones = fc.constantFrom('Europe/Lisbon', 'America/New_York', 'Pacific/Auckland', 'Asia/Kathmandu')
    const received = fc.date({ min: new Date('2026-01-01'), max: new Date('2029-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(zones, received, fc.integer({ min: 1, max: 40 }), (timeZone, date, days) => {
        const calendar = openCalendar({ ...LISBON, timeZone })
        const due = promisedDate(date, days, calendar)
        expect(due).toBe(addDueDays(dateInZone(date, timeZone), days, calendar))
        const passage = madePassage(date.getTime(), calendar.startOf(dayNumberOf(due) + 1) - 1)
        expect(promiseShare([passage], { from: date.getTime(), to: Number.MAX_VALUE }, calendar, () => days)).toMatchObject({
          share: 1,
        })
        expect(promiseShare([passage], { from: date.getTime(), to: Number.MAX_VALUE }, calendar, () => days - 1)).toMatchObject({
          share: 0,
        })
      }),
    )
  })

  it('is kept by what is decided on the promised date, in the zone, and no later', () => {
    const receivedAt = at('2026-11-02T10:00Z')
    const passages = ['2026-11-04T23:59:59Z', '2026-11-05T00:00Z', '2026-11-03T10:00Z'].map((end) =>
      madePassage(receivedAt, at(end)),
    )
    expect(promiseShare(passages, NOVEMBER, lisbon, () => 2)).toEqual({ share: 2 / 3, kept: 2, passages: 3 })
    expect(promiseShare([], NOVEMBER, lisbon, () => 2)).toEqual({ reason: 'nothing-finished' })
  })

  it('is about to be broken when two working days are left, and broken when its date is over', () => {
    const stands = (today: string) => standing(lisbon, day('2026-11-16'), day(today), 2)
    expect(['2026-11-11', '2026-11-12', '2026-11-16', '2026-11-17'].map(stands)).toEqual(['in-time', 'soon', 'soon', 'late'])
  })

  it('counts as many working days back as it went', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_400, max: 21_500 }), fc.integer({ min: 0, max: 60 }), (from, count) => {
        expect(countWorkingDays(lisbon, from, addWorkingDays(lisbon, from, count))).toBe(count)
      }),
    )
  })
})

describe('resubmissions', () => {
  it('are told beside first revisions, with the candidate’s own time', () => {
    const of = { submissionId: 's', achievementId: 'a', panelId: null }
    const [one, two] = [at('2026-11-02T00:00Z'), at('2026-11-08T00:00Z')]
    const first = followPassage({ ...of, revision: 1, receivedAt: one }, [
      { at: one + 4 * DAY, kind: 'ended', as: 'decided', asked: true },
      { at: two, kind: 'answered' },
    ])
    const second = madePassage(two, two + 2 * DAY, { revision: 2 })
    const alone = madePassage(one, one + DAY, { submissionId: 'other' })
    const waits = followPassage({ ...of, submissionId: 'third', revision: 1, receivedAt: one }, [
      { at: one + 3 * DAY, kind: 'ended', as: 'decided', asked: true },
    ])
    const told = answered(resubmissionEffect([second, first, alone, waits], NOVEMBER, ELAPSED))
    expect(told.first).toMatchObject({ passages: 3, days: { 50: 3 } })
    expect(told.later).toMatchObject({ passages: 1, days: { 50: 2 } })
    // Eight days and one; two of the nine lay with the candidate. The third submission goes on.
    expect(told.whole).toMatchObject({ passages: 2, days: { 50: 4.5 } })
    expect([...told.revisions]).toEqual([
      [2, 1],
      [1, 1],
    ])
    expect(told.candidateShare).toBeCloseTo(2 / 9, 12)
    expect(resubmissionEffect([waits], { from: 0, to: 1 }, ELAPSED)).toEqual({ reason: 'nothing-finished' })
  })
})

describe('ageing', () => {
  const now = at('2026-11-30T00:00Z')
  const finished = Array.from({ length: 101 }, (_, tenth) => madePassage(now - 11 * DAY, now - 11 * DAY + tenth * (DAY / 10)))

  it('holds what is open against what was finished, stage by stage', () => {
    const open = [1, 5, 5.1, 8.4, 8.6, 30].map((days) => madePassage(now - days * DAY, null))
    const begun = followPassage(madePassage(now - 9 * DAY, null), [
      { at: now - DAY, kind: 'changed', change: { reviewing: true } },
    ])
    const told = answered(ageing([...finished, ...open, begun], now, NOVEMBER, ELAPSED))
    expect(told.finished.days).toMatchObject({ 50: 5, 85: 8.5, 95: 9.5 })
    expect([...told.stages]).toEqual([
      ['waiting-first', { 'up-to-50': 2, 'up-to-85': 2, 'up-to-95': 1, older: 1 }],
      ['first', { 'up-to-50': 0, 'up-to-85': 0, 'up-to-95': 1, older: 0 }],
    ])
    expect(told.open).toBe(7)
    expect(ageGroup(9.6, told.finished)).toBe('older')
  })

  it('has a reason where nothing is open, or nothing was finished', () => {
    expect(ageing(finished, now, NOVEMBER, ELAPSED)).toEqual({ reason: 'nothing-open' })
    expect(ageing([madePassage(now, null)], now, NOVEMBER, ELAPSED)).toEqual({ reason: 'nothing-finished' })
  })
})

describe('work in progress', () => {
  const held = [
    { assessorId: 'ana', from: at('2026-11-02T10:00Z'), to: at('2026-11-04T00:00Z') },
    { assessorId: 'ana', from: at('2026-11-03T10:00Z'), to: null },
    { assessorId: 'rui', from: at('2026-11-01T10:00Z'), to: at('2026-11-03T09:00Z') },
    { assessorId: 'eva', from: at('2026-11-02T09:00Z'), to: at('2026-11-02T10:00Z') },
  ]

  it('is what each assessor has at the end of a date, in the calendar’s zone', () => {
    const days = { first: dayNumberOf('2026-11-02'), last: dayNumberOf('2026-11-04') }
    const told = [...workInProgress(held, days, lisbon)].map(([name, line]) => [name, ...line])
    // At midnight Ana's first part is gone from the date that begins, not from the one that ends.
    expect(told).toEqual([
      ['ana', 1, 2, 1],
      ['rui', 1, 0, 0],
    ])
  })

  it('is what each has at an instant', () => {
    expect([...heldAt(held, at('2026-11-03T08:00Z'))]).toEqual([
      ['ana', 1],
      ['rui', 1],
    ])
    expect(heldAt(held, held[2]?.to ?? 0).has('rui')).toBe(false)
  })
})

it('days of a basis are elapsed ones, or parts of working days', () => {
  const from = at('2026-11-02T09:00Z')
  expect(daysBetween(ELAPSED, from, from + 6 * HOUR)).toBe(0.25)
  expect(daysBetween(WORKING, from, from + 30 * MINUTE)).toBe(1 / 16)
})
