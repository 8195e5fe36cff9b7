import { describe, expect, it } from 'vitest'
import {
  chooseAssessors,
  chooseLeastBusy,
  dateInZone,
  dueDate,
  findConsequence,
  type Judged,
  promisedDate,
  releaseTime,
  tellDecision,
  tellFinal,
} from '../../../hub/policy'
import { assessment, criterionId, levelId, rubric } from '../domain/rubric-fixture'

describe('who assesses', () => {
  const available = [
    { id: 'c', openAllocations: 0 },
    { id: 'a', openAllocations: 5 },
    { id: 'b', openAllocations: 2 },
    { id: 'd', openAllocations: 2 },
  ]
  it.each([
    ['the named one alone, where one is enough', 1, 'a', ['a']],
    ['the named one and the least busy other', 2, 'a', ['a', 'c']],
    ['the least busy other, even where the named one is less busy', 2, 'c', ['c', 'b']],
    ['nobody where nobody was named', 2, null, []],
  ] as const)('%s', (_what, assessors, named, expected) => {
    const chosen = chooseAssessors({ assessors }, named, available)
    expect(chosen.map(({ assessorId }) => assessorId)).toEqual(expected)
    expect(chosen.map(({ purpose }) => purpose)).toEqual(['first', 'second'].slice(0, expected.length))
  })

  it('one alone where there is no second', () => {
    expect(chooseAssessors({ assessors: 2 }, 'a', [{ id: 'a', openAllocations: 0 }])).toEqual([
      { assessorId: 'a', purpose: 'first' },
    ])
  })

  it('what one of several can take goes to whoever has least to do, and to nobody where there is nobody', () => {
    expect(chooseLeastBusy(available)).toBe('c')
    expect(chooseLeastBusy([])).toBeUndefined()
  })
})

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
    expect(findConsequence(one, [judged([3, 3, 2], { feedback: 'Good.' })], 1)).toEqual({
      kind: 'decide',
      outcome: 'awarded',
      feedback: 'Good.',
      levels: { [criterionId(1)]: levelId(1, 3), [criterionId(2)]: levelId(2, 3), [criterionId(3)]: levelId(3, 2) },
    })
  })

  it('the first of two waits for the second, unless there is none', () => {
    expect(findConsequence(two, [judged([3, 3, 3])], 2).kind).toBe('wait')
    expect(findConsequence(two, [judged([3, 3, 3])], 1).kind).toBe('decide')
  })

  it('two who agree record the lower level of each criterion', () => {
    const consequence = findConsequence(two, [judged([3, 4, 2]), judged([4, 3, 2], {}, 'second')], 2)
    expect(consequence.kind === 'decide' && Object.values(consequence.levels)).toEqual([
      levelId(1, 3),
      levelId(2, 3),
      levelId(3, 2),
    ])
  })

  it.each<[string, Judged[]]>([
    ['different outcomes', [judged([3, 3, 3]), judged([3, 3, 3], { recommendation: 'not-yet' }, 'second')]],
    ['a criterion two levels apart', [judged([3, 3, 3]), judged([1, 3, 3], {}, 'second')]],
  ])('%s go to adjudication', (_what, both) => {
    expect(findConsequence(two, both, 2).kind).toBe('adjudicate')
  })

  it('the adjudicator decides, whatever the others said', () => {
    const all = [
      judged([4, 4, 4]),
      judged([1, 1, 1], { recommendation: 'not-yet' }, 'second'),
      judged([3, 3, 3], {}, 'adjudication'),
    ]
    const consequence = findConsequence(two, all, 2)
    expect(consequence.kind === 'decide' && Object.values(consequence.levels)).toEqual([
      levelId(1, 3),
      levelId(2, 3),
      levelId(3, 3),
    ])
  })

  it('a referral needs no levels', () => {
    const referred = { ...judged([]), assessment: { ...assessment([null, null, null]), recommendation: 'referred' as const } }
    expect(findConsequence(one, [referred], 1)).toMatchObject({ kind: 'decide', outcome: 'referred', levels: {} })
  })
})

describe('what a receipt tells', () => {
  const news = { outcome: 'awarded', credentialId: 'badge' } as const
  it.each([
    [false, 1, { outcome: 'awarded', credentialId: 'badge' }, 'decided'],
    [false, 2, { outcome: 'awarded', credentialId: 'badge' }, 'decided'],
    [true, 1, { outcome: 'awarded', credentialId: null }, 'decided'],
    [true, 2, { outcome: null, credentialId: null }, 'accepted'],
  ] as const)('blind %s with %s assessor(s)', (blind, assessors, told, stage) => {
    expect(tellDecision({ blind, assessors }, news)).toEqual(told)
    expect(tellFinal({ blind, assessors })).toBe(stage)
    expect(tellDecision({ blind, assessors }, null)).toEqual({ outcome: null, credentialId: null })
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
    expect(promisedDate(new Date('2026-11-06T12:00:00Z'), 1, 'Europe/Lisbon')).toBe('2026-11-09')
    expect(promisedDate(new Date('2026-11-02T12:00:00Z'), 10, 'Europe/Lisbon')).toBe('2026-11-16')
  })
})
