import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addWorkingDays,
  dateInZone,
  dueDate,
  findConsequence,
  isLookedAtAgain,
  type Judged,
  promisedDate,
  releaseTime,
  chanceOfSeed,
  tellDecision,
  tellFinal,
} from '../../../hub/policy'
import { countWorkingDays, dateOf, dayNumberOf, openCalendar } from '../../../shared/flow'
import { assessment, criterionId, levelId, rubric } from '../domain/rubric-fixture'

const CALENDAR = {
  workingDays: [1, 2, 3, 4, 5] as const,
  workingHours: { start: '09:00', end: '17:00' },
  holidays: ['2026-12-01', '2026-12-08'],
}

describe('what assessments lead to', () => {
  const judged = (
    levels: number[],
    change: Partial<Judged['assessment']> = {},
    purpose: Judged['purpose'] = 'first',
  ): Judged => ({
    purpose,
    rubric: rubric(),
    assessment: { ...assessment(levels), recommendation: 'awarded', feedback: '', ...change },
  })
  const one = { assessors: 1 } as const
  const two = { assessors: 2 } as const

  it('one assessor decides alone', () => {
    expect(findConsequence(one, [judged([3, 3, 2], { feedback: 'Good.' })])).toEqual({
      kind: 'decide',
      outcome: 'awarded',
      feedback: 'Good.',
      levels: { [criterionId(1)]: levelId(1, 3), [criterionId(2)]: levelId(2, 3), [criterionId(3)]: levelId(3, 2) },
    })
  })

  it('nothing is decided by fewer than policy asks for', () => {
    expect(findConsequence(one, []).kind).toBe('wait')
    expect(findConsequence(two, [judged([3, 3, 3])]).kind).toBe('wait')
  })

  it.each([
    ['none', 'decide'],
    ['due', 'look-again'],
    ['asked', 'wait'],
  ] as const)('where the second look is “%s”, one assessment leads to “%s”', (secondLook, kind) => {
    expect(findConsequence(one, [judged([3, 3, 3])], secondLook).kind).toBe(kind)
  })

  it('a second look that agrees decides with the first, and one that differs goes to adjudication', () => {
    const again = (levels: number[]) => findConsequence(one, [judged([3, 3, 3]), judged(levels, {}, 'second-look')], 'asked').kind
    expect(again([2, 3, 3])).toBe('decide')
    expect(again([1, 3, 3])).toBe('adjudicate')
  })

  it('two who agree record the lower level of each criterion', () => {
    const consequence = findConsequence(two, [judged([3, 4, 2]), judged([4, 3, 2], {}, 'second')])
    expect(consequence.kind === 'decide' && Object.values(consequence.levels)).toEqual([
      levelId(1, 3),
      levelId(2, 3),
      levelId(3, 2),
    ])
  })

  it('where a version was published between the two, its criteria and levels are recorded, as far as either gave one of them', () => {
    const [first, second, third] = rubric().criteria
    if (!first || !second || !third) throw new Error('the fixture has three criteria')
    const before = rubric({ criteria: [second, third] })
    const shorter = { ...second, hurdleLevelId: null, levels: second.levels.slice(1) }
    const after = rubric({ version: 2, criteria: [first, shorter] })
    // The first one gave the second criterion a level that is gone, and wasn't asked for the first criterion.
    const { assessment: said } = judged([])
    const earlier = { ...judged([]), rubric: before, assessment: { ...said, scores: assessment([null, 1, 2]).scores.slice(1) } }
    const later = { ...judged([4, 3], {}, 'second'), rubric: after }
    for (const both of [
      [earlier, later],
      [later, earlier],
    ]) {
      expect(findConsequence(two, both)).toMatchObject({
        kind: 'decide',
        levels: { [criterionId(1)]: levelId(1, 4), [criterionId(2)]: levelId(2, 3) },
      })
    }
  })

  it.each<[string, Judged[]]>([
    ['different outcomes', [judged([3, 3, 3]), judged([3, 3, 3], { recommendation: 'not-yet' }, 'second')]],
    ['a criterion two levels apart', [judged([3, 3, 3]), judged([1, 3, 3], {}, 'second')]],
  ])('%s go to adjudication', (_what, both) => {
    expect(findConsequence(two, both).kind).toBe('adjudicate')
  })

  it('the adjudicator decides, whatever the others said', () => {
    const all = [
      judged([4, 4, 4]),
      judged([1, 1, 1], { recommendation: 'not-yet' }, 'second'),
      judged([3, 3, 3], {}, 'adjudication'),
    ]
    const consequence = findConsequence(two, all)
    expect(consequence.kind === 'decide' && Object.values(consequence.levels)).toEqual([
      levelId(1, 3),
      levelId(2, 3),
      levelId(3, 3),
    ])
  })

  it('a referral needs no levels', () => {
    const referred = { ...judged([]), assessment: { ...assessment([null, null, null]), recommendation: 'referred' as const } }
    expect(findConsequence(one, [referred])).toMatchObject({ kind: 'decide', outcome: 'referred', levels: {} })
  })
})

describe('what a receipt tells', () => {
  const news = { outcome: 'awarded', credentialId: 'badge' } as const
  const outcome = { outcome: 'awarded', credentialId: null } as const
  const nothing = { outcome: null, credentialId: null } as const
  it.each([
    [false, 1, 0, 'assess', news, 'decided'],
    [false, 2, 0, 'assess', news, 'decided'],
    [true, 1, 0, 'assess', outcome, 'decided'],
    [true, 1, 0.1, 'assess', nothing, 'accepted'],
    [true, 2, 0, 'assess', nothing, 'accepted'],
    [true, 2, 0, 'adjudicate', outcome, 'decided'],
  ] as const)(
    'blind %s with %s assessor(s), second looks at %s, to who is to %s',
    (blind, assessors, secondLookShare, task, told, stage) => {
      const policy = { blind, assessors, secondLookShare }
      expect(tellDecision(policy, task, news)).toEqual(told)
      expect(tellFinal(policy, task)).toBe(stage)
      expect(tellDecision(policy, task, null)).toEqual(nothing)
    },
  )
})

describe('where work may be seeded', () => {
  const news = { outcome: 'awarded', credentialId: 'badge' } as const
  const policy = { blind: true, assessors: 1, seeding: true } as const

  it('no receipt says what came of it, as none of a seed can', () => {
    expect(tellDecision(policy, 'assess', news)).toEqual({ outcome: null, credentialId: null })
    expect(tellFinal(policy, 'assess')).toBe('accepted')
  })

  it.each([0.01, 0.05, 0.2])('of %s of what is given are seeds', (share) => {
    const parts = 1000
    const seeds = parts * chanceOfSeed(share)
    expect(seeds / (parts + seeds)).toBeCloseTo(share)
  })
})

describe('a second look', () => {
  it('falls on the share that policy names, and only on what one assesses alone', () => {
    const draws = Array.from({ length: 1000 }, (_, at) => at / 1000)
    const share = (assessors: 1 | 2, secondLookShare?: number) =>
      draws.filter((draw) => isLookedAtAgain({ assessors, ...(secondLookShare !== undefined && { secondLookShare }) }, draw))
        .length
    expect([share(1, 0.2), share(1, 1), share(1, 0), share(1), share(2, 1)]).toEqual([200, 1000, 0, 0, 0])
  })
})

describe('times', () => {
  it('a decision waits its delay', () => {
    expect(releaseTime(new Date('2026-11-02T12:00:00Z'), { releaseDelaySeconds: 900 }).toISOString()).toBe(
      '2026-11-02T12:15:00.000Z',
    )
  })

  it('dates are those of the provider’s zone', () => {
    const late = new Date('2026-06-30T23:30:00Z')
    expect(dateInZone(late, 'Europe/Lisbon')).toBe('2026-07-01')
    expect(dateInZone(late, 'America/New_York')).toBe('2026-06-30')
  })

  it('due dates count calendar days, also over a change of clocks', () => {
    expect(dueDate(new Date('2026-10-24T23:30:00Z'), 1, 'Europe/Lisbon')).toBe('2026-10-26')
    expect(dueDate(new Date('2026-11-02T12:00:00Z'), -3, 'Europe/Lisbon')).toBe('2026-10-30')
  })

  it('a promise counts working days', () => {
    const lisbon = openCalendar({ ...CALENDAR, timeZone: 'Europe/Lisbon' })
    const auckland = openCalendar({ ...CALENDAR, timeZone: 'Pacific/Auckland', workingDays: [7, 1, 2, 3, 4] })
    expect(promisedDate(new Date('2026-11-06T12:00:00Z'), 1, lisbon)).toBe('2026-11-09')
    expect(promisedDate(new Date('2026-11-02T12:00:00Z'), 10, lisbon)).toBe('2026-11-16')
    // Both holidays lie in between.
    expect(promisedDate(new Date('2026-11-27T12:00:00Z'), 10, lisbon)).toBe('2026-12-15')
    // Friday there already; Sunday is the first working day after it.
    expect(promisedDate(new Date('2026-11-05T12:00:00Z'), 1, auckland)).toBe('2026-11-08')
  })

  it('a due date moves by working days, forth and back', () => {
    const lisbon = openCalendar({ ...CALENDAR, timeZone: 'Europe/Lisbon' })
    expect(addWorkingDays('2026-11-30', 2, lisbon)).toBe('2026-12-03')
    expect(addWorkingDays('2026-12-03', -2, lisbon)).toBe('2026-11-30')
    expect(addWorkingDays('2026-11-30', 0, lisbon)).toBe('2026-11-30')
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 22_000 }), fc.integer({ min: 0, max: 60 }), (day, count) => {
        const [from, to] = [dateOf(day), addWorkingDays(dateOf(day), count, lisbon)]
        expect(countWorkingDays(lisbon, day, dayNumberOf(to))).toBe(count)
        // From a working day it is the way back.
        if (lisbon.isWorkingDay(day)) expect(addWorkingDays(to, -count, lisbon)).toBe(from)
      }),
    )
  })
})
