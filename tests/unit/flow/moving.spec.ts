import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOf, dayNumberOf, type MovedPart, moving, spread, type Worker } from '../../../shared/flow'
import { lisbon } from './made'

/** A Monday; the first and the eighth of December are holidays. */
const TODAY = dayNumberOf('2026-11-23')
const PEOPLE = ['ana', 'bo', 'cy', 'dee'] as const

const workerOf = (personId: string, open: number, handedInLately: number, away: Worker['away'] = null): Worker => ({
  personId,
  open,
  handedInLately,
  away,
})
const partOf = (from: string | null, to: string | null, promised: string): MovedPart => ({
  from,
  to,
  promised: dayNumberOf(promised),
})

const madeWorkers = fc.tuple(
  ...PEOPLE.map((personId) =>
    fc.record({
      personId: fc.constant<string>(personId),
      open: fc.integer({ min: 12, max: 60 }),
      handedInLately: fc.integer({ min: 0, max: 80 }),
      away: fc.option(
        fc.record({
          from: fc.integer({ min: TODAY - 5, max: TODAY + 30 }),
          until: fc.option(fc.integer({ min: TODAY + 30, max: TODAY + 60 })),
        }),
      ),
    }),
  ),
)
const someone = fc.option(fc.constantFrom<string>(...PEOPLE))
const madeParts = fc.array(
  fc.record({ from: someone, to: someone, promised: fc.integer({ min: TODAY - 10, max: TODAY + 60 }) }),
  { maxLength: 12 },
)

describe('moving work', () => {
  it('says when everybody is done before and after, by their pace, over holidays and absences', () => {
    const workers = [
      // One part in two working days; one a day; nobody knows.
      workerOf('ana', 4, 10),
      workerOf('bo', 2, 20, { from: dayNumberOf('2026-11-25'), until: dayNumberOf('2026-11-30') }),
      workerOf('cy', 1, 0),
    ]
    const parts = [
      partOf('ana', 'bo', '2026-11-27'),
      partOf('ana', 'bo', '2026-12-03'),
      partOf('ana', 'cy', '2026-11-20'),
      partOf('ana', 'cy', '2026-12-30'),
    ]
    const told = moving(lisbon, TODAY, workers, parts)
    const dates = told.loads.map(({ personId, before, after, doneBefore, doneAfter }) => [
      personId,
      before,
      after,
      doneBefore && dateOf(doneBefore),
      doneAfter && dateOf(doneAfter),
    ])
    expect(dates).toEqual([
      // Eight working days from Tuesday 24th, without the first of December.
      ['ana', 4, 0, '2026-12-04', '2026-11-23'],
      // Tuesday, then the 2nd, the 3rd and the 4th of December.
      ['bo', 2, 4, '2026-12-02', '2026-12-04'],
      ['cy', 1, 3, null, null],
    ])
    // Ana hands in on the 25th, 27th, 2nd and 4th, the one promised first first; one is past its promise whoever has it.
    expect(told.before).toEqual({ past: 1, unknown: 0 })
    // Bo's third is handed in on the 3rd, too late for the 27th, the fourth on the 4th; what Cy does nobody can say.
    expect(told.after).toEqual({ past: 3, unknown: 1 })
  })

  it('keeps all work somewhere, and changes nothing where nothing moves', () => {
    fc.assert(
      fc.property(madeWorkers, madeParts, (workers, parts) => {
        const { loads, before, after } = moving(lisbon, TODAY, workers, parts)
        const moved = parts.filter(({ from, to }) => from !== to)
        const gained = moved.filter(({ from }) => from === null).length - moved.filter(({ to }) => to === null).length
        expect(loads.reduce((sum, load) => sum + load.after - load.before, 0)).toBe(gained)
        for (const { past, unknown } of [before, after]) expect(past + unknown).toBeLessThanOrEqual(parts.length)
        const still = moving(
          lisbon,
          TODAY,
          workers,
          parts.map((part) => ({ ...part, to: part.from })),
        )
        expect(still.loads).toEqual([])
        expect(still.after).toEqual(still.before)
        expect(still.before).toEqual(before)
      }),
    )
  })

  it('never makes somebody done sooner by giving them more, or later by a better pace', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (open, pace, more) => {
          const parts = Array.from({ length: more }, () => partOf(null, 'ana', '2027-12-31'))
          const [load] = moving(lisbon, TODAY, [workerOf('ana', open, pace)], parts).loads
          const [quick] = moving(lisbon, TODAY, [workerOf('ana', open, pace + 1)], parts).loads
          const never = Number.POSITIVE_INFINITY
          expect(load?.doneAfter ?? never).toBeGreaterThanOrEqual(load?.doneBefore ?? never)
          expect(quick?.doneAfter ?? never).toBeLessThanOrEqual(load?.doneAfter ?? never)
        },
      ),
    )
  })
})

describe('spreading work', () => {
  it('gives each part only to who may take it, and to nobody where none may', () => {
    const mayTake = fc.subarray([...PEOPLE, 'unknown'])
    const made = fc.array(fc.record({ promised: fc.integer({ min: TODAY - 5, max: TODAY + 40 }), mayTake }), { maxLength: 20 })
    fc.assert(
      fc.property(madeWorkers, made, (workers, parts) => {
        const given = spread(lisbon, TODAY, workers, parts)
        const isForGood = ({ away }: Worker) => away !== null && away.from <= TODAY + 1 && away.until === null
        for (const [at, personId] of given.entries()) {
          const may = workers.filter((worker) => parts[at]?.mayTake.includes(worker.personId) && !isForGood(worker))
          if (personId === null) expect(may).toEqual([])
          else expect(may.map((worker) => worker.personId)).toContain(personId)
        }
      }),
    )
  })

  it('has all of it handed in no later than anybody alone would', () => {
    fc.assert(
      fc.property(madeWorkers, fc.integer({ min: 1, max: 20 }), (made, count) => {
        const workers = made.map((worker) => ({ ...worker, handedInLately: worker.handedInLately + 1 }))
        const parts = Array.from({ length: count }, () => ({ promised: TODAY + 10, mayTake: PEOPLE }))
        const latest = (to: readonly (string | null)[]) => {
          const moved = to.map((personId) => ({ from: null, to: personId, promised: TODAY + 10 }))
          const dates = moving(lisbon, TODAY, workers, moved).loads.map(({ doneAfter }) => doneAfter ?? Number.POSITIVE_INFINITY)
          return Math.max(...dates)
        }
        const together = latest(spread(lisbon, TODAY, workers, parts))
        for (const alone of PEOPLE) expect(together).toBeLessThanOrEqual(latest(parts.map(() => alone)))
      }),
    )
  })
})
