import { describe, expect, it } from 'vitest'
import { judgeEnding, judgeGiving, mayCompare, mondayOf, type Qualifying } from '../../../hub/policy'

const known = {
  lead: { id: 'lea', roles: ['lead', 'assessor'], panels: ['p'] },
  achievement: { policy: { panelId: 'p' } },
  personId: 'ada',
  roles: ['assessor'],
  isQualified: true,
  today: '2026-11-23',
} as unknown as Qualifying

describe('a lead who says who is qualified', () => {
  it.each([
    [{}, null, undefined],
    [{}, '2026-11-23', undefined],
    [{}, '2026-11-22', 'too-late'],
    [{ roles: ['lead'] }, null, 'incomplete'],
    [{ roles: null }, null, 'incomplete'],
    [{ achievement: null }, null, 'not-a-lead'],
    [{ achievement: { policy: { panelId: 'q' } } }, null, 'not-a-lead'],
    [{ personId: 'lea' }, null, 'not-independent'],
  ])('with %j until %s', (change, until, code) => {
    expect(judgeGiving({ ...known, ...change } as Qualifying, until)?.code).toBe(code)
  })

  it.each([
    [{}, undefined],
    // Who assesses no more can still have it ended.
    [{ roles: ['lead'] }, undefined],
    [{ isQualified: false }, 'wrong-state'],
    [{ achievement: null, isQualified: false }, 'not-a-lead'],
    [{ personId: 'lea' }, 'not-independent'],
  ])('and ends it, with %j', (change, code) => {
    expect(judgeEnding({ ...known, ...change } as Qualifying)?.code).toBe(code)
  })
})

describe('a lead who compares', () => {
  const lead = { id: 'lea', roles: ['lead' as const], panels: ['p'] }
  const pair = { assessors: 2 as const, blind: true }

  it('isn’t told of themself, nor of a blind pair that they were part of', () => {
    expect(mayCompare(lead, { personId: 'ada', hadPart: false }, pair)).toBe(true)
    expect(mayCompare(lead, { personId: 'lea', hadPart: false }, pair)).toBe(false)
    expect(mayCompare(lead, { personId: 'ada', hadPart: true }, pair)).toBe(false)
    expect(mayCompare(lead, { personId: 'ada', hadPart: true }, { ...pair, blind: false })).toBe(true)
    expect(mayCompare(lead, { personId: 'ada', hadPart: false }, { ...pair, panelId: 'q' })).toBe(false)
  })

  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2026-11-22', '2026-11-16'],
    ['2027-01-01', '2026-12-28'],
  ])('hears of %s as the week of %s', (date, monday) => {
    expect(mondayOf(date)).toBe(monday)
  })
})
