import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Assignment, type Available, chooseAgain } from '../../../hub/policy'

const person = (id: string, load = 0): Available => ({
  id,
  mark: `name of ${id}`,
  panels: [],
  competences: [],
  load,
})
const had = (...ids: string[]): Assignment[] =>
  ids.map((assessorId, at) => ({ assessorId, purpose: at === 0 ? 'first' : 'second' }))

type Policy = Parameters<typeof chooseAgain>[0]
const told = (chosen: Assignment[]) => chosen.map(({ assessorId, purpose }) => `${purpose} ${assessorId}`).sort()

describe('who assesses the revision after a decision', () => {
  const everybody = [person('a', 9), person('b', 9), person('c', 0), person('d', 1)]
  const without = (...ids: string[]) => everybody.filter(({ id }) => !ids.includes(id))
  it.each<[string, Policy, Available[], string[]]>([
    ['the same, however much they have to do', { assessors: 2 }, everybody, ['first a', 'second b']],
    ['the same where work is claimed', { assessors: 2, allocation: 'claim' }, everybody, ['first a', 'second b']],
    ['somebody else for whoever mayn’t any more', { assessors: 2 }, without('b'), ['first a', 'second c']],
    ['nobody else where work is claimed', { assessors: 2, allocation: 'claim' }, without('b'), ['first a']],
    ['two others where the hub chooses', { assessors: 2, allocation: 'automatic' }, without('a', 'b'), ['first c', 'second d']],
    ['nobody where work is given out by hand and none of them may', { assessors: 2 }, without('a', 'b'), []],
    ['the first alone where one is enough by now', { assessors: 1 }, everybody, ['first a']],
    [
      'anybody, where policy wants that and chooses',
      { assessors: 2, resubmissions: 'anybody', allocation: 'automatic' },
      everybody,
      ['first c', 'second d'],
    ],
    ['nobody, where policy wants anybody and somebody gives it out', { assessors: 1, resubmissions: 'anybody' }, everybody, []],
  ])('is %s', (_what, policy, free, expected) => {
    expect(told(chooseAgain(policy, had('a', 'b'), () => free))).toEqual(expected)
  })

  it('is not who took a second look', () => {
    const before: Assignment[] = [...had('a'), { assessorId: 'b', purpose: 'second-look' }]
    expect(told(chooseAgain({ assessors: 1 }, before, () => everybody))).toEqual(['first a'])
  })

  it('is never one person twice, nobody who mayn’t, and the same as before wherever they may', () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const free = fc.uniqueArray(
      fc.tuple(fc.constantFrom(...ids), fc.nat(20)).map(([id, open]) => person(id, open)),
      { selector: ({ id }) => id },
    )
    const policy: fc.Arbitrary<Policy> = fc.record(
      {
        assessors: fc.constantFrom(1 as const, 2 as const),
        allocation: fc.constantFrom('automatic' as const, 'claim' as const, 'by-hand' as const),
        resubmissions: fc.constantFrom('same-assessors' as const, 'anybody' as const),
      },
      { requiredKeys: ['assessors'] },
    )
    fc.assert(
      fc.property(policy, fc.subarray(ids, { maxLength: 2 }), free, free, (rules, before, first, second) => {
        const freeFor = (part: string) => (part === 'first' ? first : second)
        const chosen = chooseAgain(rules, had(...before), freeFor)
        expect(new Set(chosen.map(({ assessorId }) => assessorId)).size).toBe(chosen.length)
        expect(new Set(chosen.map(({ purpose }) => purpose)).size).toBe(chosen.length)
        expect(chosen.length).toBeLessThanOrEqual(rules.assessors)
        for (const { assessorId, purpose } of chosen) expect(freeFor(purpose).map(({ id }) => id)).toContain(assessorId)
        if (rules.resubmissions === 'anybody') return
        for (const { assessorId, purpose } of had(...before).slice(0, rules.assessors)) {
          const may = freeFor(purpose).some(({ id }) => id === assessorId)
          expect(chosen.some((one) => one.assessorId === assessorId && one.purpose === purpose)).toBe(may)
        }
      }),
    )
  })
})
