import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type About, type Available, chooseAssessors, chooseNext, findObstacle, weightOf } from '../../../hub/policy'

const person = (id: string, change: Partial<Available> = {}): Available => ({
  id,
  mark: `name of ${id}`,
  panels: ['panel'],
  competences: ['Public health'],
  load: 0,
  ...change,
})
const about = (change: Partial<About> = {}): About => ({
  candidateMark: 'the candidate',
  voucherMarks: [],
  declaredBy: [],
  hadBy: [],
  seenBy: [],
  qualified: [],
  ...change,
})

describe('who assesses', () => {
  const available = [person('c', { load: 0 }), person('a', { load: 5 }), person('b', { load: 2 }), person('d', { load: 2 })]
  it.each([
    ['the named one alone, where one is enough', 1, ['a'], undefined, ['a']],
    ['the first of those named, where one is enough', 1, ['a', 'b'], undefined, ['a']],
    ['the named one and the least busy other', 2, ['a'], undefined, ['a', 'c']],
    ['both who were named, however busy they are', 2, ['a', 'b'], undefined, ['a', 'b']],
    ['the one who was named twice, and another', 2, ['a', 'a'], undefined, ['a', 'c']],
    ['the least busy other, even where the named one is less busy', 2, ['c'], undefined, ['c', 'b']],
    ['nobody where nobody was named and work is given out by hand', 2, [], 'by-hand', []],
    ['nobody where nobody was named and work is claimed', 1, [], 'claim', []],
    ['the named one alone where the rest is claimed', 2, ['a'], 'claim', ['a']],
    ['both who were named, although work is claimed', 2, ['a', 'b'], 'claim', ['a', 'b']],
    ['the least busy where nobody was named and the hub chooses', 2, [], 'automatic', ['c', 'b']],
  ] as const)('%s', (_what, assessors, named, allocation, expected) => {
    const chosen = chooseAssessors({ assessors, ...(allocation && { allocation }) }, named, available, about())
    expect(chosen.map(({ assessorId }) => assessorId)).toEqual(expected)
    expect(chosen.map(({ purpose }) => purpose)).toEqual(['first', 'second'].slice(0, expected.length))
  })

  it.each([
    ['not the only lead who could settle a split', 2, ['a'], ['c'], ['a', 'b']],
    ['a lead where another is left', 2, ['a'], ['c', 'x'], ['a', 'c']],
    ['one of two leads, and not both', 2, [], ['c', 'b'], ['c', 'd']],
    ['the named one, whoever that is', 1, ['c'], ['c'], ['c']],
  ] as const)('is %s', (_what, assessors, named, settlers, expected) => {
    const chosen = chooseAssessors({ assessors, allocation: 'automatic' }, named, available, about(), settlers)
    expect(chosen.map(({ assessorId }) => assessorId)).toEqual(expected)
  })

  it('is the only lead too where there is nobody else: two who agree need nobody', () => {
    const two = [person('a'), person('c')]
    expect(chooseAssessors({ assessors: 2 }, ['a'], two, about(), ['c']).map(({ assessorId }) => assessorId)).toEqual(['a', 'c'])
  })

  it('is one alone where there is no second', () => {
    expect(chooseAssessors({ assessors: 2 }, ['a'], [person('a')], about())).toEqual([{ assessorId: 'a', purpose: 'first' }])
  })

  it.each([
    ['own', about({ candidateMark: 'name of a' })],
    ['declared', about({ declaredBy: ['a'] })],
  ])('is not even the named one where it is %s work', (_why, of) => {
    expect(chooseAssessors({ assessors: 1 }, ['a'], available, of)).toEqual([])
    expect(chooseAssessors({ assessors: 1, allocation: 'automatic' }, ['a'], available, of)).toEqual([
      { assessorId: 'c', purpose: 'first' },
    ])
  })

  it('may be the named one whose name is a voucher’s: a person gave it to them, and the desk tells them', () => {
    expect(chooseAssessors({ assessors: 1 }, ['a'], available, about({ voucherMarks: ['name of a'] }))).toHaveLength(1)
  })

  it.each([
    ['of another panel', { panelId: 'other' }],
    ['not competent in it', { competence: 'Beekeeping' }],
    ['not qualified for it', { qualifiedOnly: true }],
  ])('may be the named one who is %s, whom policy wouldn’t choose, and then alone', (_what, rules) => {
    const chosen = chooseAssessors({ assessors: 2, allocation: 'automatic', ...rules }, ['a'], available, about())
    expect(chosen).toEqual([{ assessorId: 'a', purpose: 'first' }])
  })

  it('is the busiest where they alone are competent and qualified', () => {
    const skilled = available.map((one) => (one.id === 'a' || one.id === 'b' ? { ...one, competences: ['Law', 'Data'] } : one))
    const rules = { assessors: 2, allocation: 'automatic', competence: 'Data', qualifiedOnly: true } as const
    expect(chooseAssessors(rules, [], skilled, about({ qualified: ['a', 'c'] }))).toEqual([{ assessorId: 'a', purpose: 'first' }])
  })

  it.each([
    ['their own', {}, about({ candidateMark: 'name of a' }), 'own'],
    ['of somebody they declared an interest in', {}, about({ declaredBy: ['a'] }), 'declared'],
    ['what they have or had', {}, about({ hadBy: ['a'] }), 'had'],
    ['what they vouched for', {}, about({ voucherMarks: ['name of a'] }), 'vouched'],
    ['what they saw decided, and given back', {}, about({ seenBy: ['a'] }), 'seen'],
    ['what they gave back', {}, about({ givenBackBy: ['a'] }), 'given-back'],
    ['another panel’s', { panelId: 'other' }, about(), 'panel'],
    ['what they know nothing of', { competence: 'Public Health' }, about(), 'competence'],
    ['what is for the qualified', { qualifiedOnly: true }, about({ qualified: ['b'] }), 'qualification'],
    ['what is for the qualified, as one of them', { qualifiedOnly: true }, about({ qualified: ['b', 'a'] }), null],
    ['what needs nobody qualified', { qualifiedOnly: false }, about(), null],
    ['anything else', { panelId: 'panel', competence: 'Public health' }, about(), null],
  ] as const)('somebody and %s: %o', (_what, policy, of, obstacle) => {
    expect(findObstacle(person('a'), of, policy)).toBe(obstacle)
  })

  it.each([
    ['long ago', '2026-10-01', 2],
    ['yesterday', '2026-11-01', 2],
    ['today', '2026-11-02', 2],
    ['in three days', '2026-11-05', 2],
    ['in four days', '2026-11-06', 1],
    ['next year', '2027-11-02', 1],
  ])('work that is due %s, on %s, weighs %i', (_when, dueOn, weight) => {
    expect(weightOf(dueOn, '2026-11-02')).toBe(weight)
  })

  it('what one of several can take goes to whoever has least to do, and to nobody where there is nobody', () => {
    expect(chooseNext(available, [])?.id).toBe('c')
    expect(chooseNext([], ['a'])).toBeUndefined()
  })

  it('is nobody who is away, unless somebody gives it to them by name; who leaves before it is due only where all do', () => {
    const someAway = available.map((one) => ({ ...one, isAway: one.id === 'c', isLeaving: one.id !== 'a' }))
    expect(findObstacle(person('c', { isAway: true }), about(), {})).toBe('away')
    const choose = (named: string[], people: Available[]) =>
      chooseAssessors({ assessors: 1, allocation: 'automatic' }, named, people, about()).map(({ assessorId }) => assessorId)
    expect(choose([], someAway)).toEqual(['a'])
    expect(choose(['c'], someAway)).toEqual(['c'])
    expect(
      choose(
        [],
        someAway.filter(({ id }) => id !== 'a'),
      ),
    ).toEqual(['b'])
  })
})

/** Gives out so many submissions one after the other to so many people, none of whom finishes anything. */
function giveOut(people: number, submissions: number, assessors: 1 | 2): { load: number[]; pairs: Map<string, number> } {
  const load = new Map(Array.from({ length: people }, (_, at) => [`p${at}`, 0]))
  const together = new Map<string, number>()
  const key = (a: string, b: string) => [a, b].sort().join(' ')
  for (let at = 0; at < submissions; at += 1) {
    const ids = [...load.keys()]
    const available = ids.map((id) =>
      person(id, {
        load: load.get(id) ?? 0,
        pairings: new Map(ids.map((other) => [other, together.get(key(id, other)) ?? 0])),
      }),
    )
    const chosen = chooseAssessors({ assessors, allocation: 'automatic' }, [], available, about())
    for (const { assessorId } of chosen) load.set(assessorId, (load.get(assessorId) ?? 0) + 1)
    const [a, b] = chosen.map(({ assessorId }) => assessorId)
    if (a && b) together.set(key(a, b), (together.get(key(a, b)) ?? 0) + 1)
  }
  return { load: [...load.values()], pairs: together }
}

describe('whatever there is to give out', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const someone = fc.constantFrom(...ids)
  const some = fc.subarray(ids)
  const people = fc.uniqueArray(
    fc
      .record({
        id: someone,
        load: fc.nat(20),
        panels: fc.subarray(['panel', 'other']),
        competences: fc.subarray(['law', 'data']),
      })
      .map((one) => person(one.id, one)),
    { selector: ({ id }) => id },
  )
  const submission = fc.record({
    candidateMark: fc.constantFrom('the candidate', ...ids.map((id) => `name of ${id}`)),
    voucherMarks: some.map((names) => names.map((id) => `name of ${id}`)),
    declaredBy: some,
    hadBy: some,
    seenBy: some,
    qualified: some,
  })
  const policy = fc.record(
    {
      assessors: fc.constantFrom(1 as const, 2 as const),
      allocation: fc.constantFrom('automatic' as const, 'claim' as const, 'by-hand' as const),
      panelId: fc.constantFrom('panel', 'other'),
      competence: fc.constantFrom('law', 'data'),
      qualifiedOnly: fc.boolean(),
    },
    { requiredKeys: ['assessors'] },
  )

  it('nobody gets their own submission, or one that they declared an interest in, and two assessors are two people', () => {
    fc.assert(
      fc.property(people, submission, policy, fc.array(someone, { maxLength: 2 }), (available, of, rules, named) => {
        const chosen = chooseAssessors(rules, named, available, of).map(({ assessorId }) => assessorId)
        expect(new Set(chosen).size).toBe(chosen.length)
        expect(chosen.length).toBeLessThanOrEqual(rules.assessors)
        for (const id of chosen) {
          expect(of.candidateMark).not.toBe(`name of ${id}`)
          expect(of.declaredBy).not.toContain(id)
          expect(of.hadBy).not.toContain(id)
          // Whom nobody named may have no obstacle at all.
          if (!named.includes(id))
            expect(
              findObstacle(
                person(
                  id,
                  available.find((one) => one.id === id),
                ),
                of,
                rules,
              ),
            ).toBeNull()
        }
      }),
    )
  })

  it('somebody is left who could settle a split, unless too few others are there to assess it', () => {
    fc.assert(
      fc.property(people, submission, policy, some, (available, of, rules, settlers) => {
        const chosen = chooseAssessors(rules, [], available, of, settlers).map(({ assessorId }) => assessorId)
        const free = available.filter((one) => findObstacle(one, of, rules) === null)
        const others = free.filter(({ id }) => !settlers.includes(id))
        const isLeft = settlers.length === 0 || settlers.some((id) => !chosen.includes(id))
        expect(isLeft || others.every(({ id }) => chosen.includes(id))).toBe(true)
      }),
    )
  })

  it('it goes to nobody only where there is nobody, and never far from whoever has least', () => {
    fc.assert(
      fc.property(people, some, (available, having) => {
        const next = chooseNext(available, having)
        expect(next === undefined).toBe(available.length === 0)
        const least = Math.min(...available.map((one) => one.load))
        if (next) expect(next.load).toBeLessThanOrEqual(least + (having.length > 0 ? 1 : 0))
      }),
    )
  })

  it('load spreads evenly: nobody gets three before another has one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.nat(60),
        fc.constantFrom(1 as const, 2 as const),
        (size, count, assessors) => {
          const { load } = giveOut(size, count, assessors)
          expect(Math.max(...load) - Math.min(...load)).toBeLessThanOrEqual(assessors)
        },
      ),
    )
  })

  it('however much of it is due soon, nobody has more than one such piece above whoever has least', () => {
    const dates = fc.constantFrom('2026-10-30', '2026-11-03', '2026-11-12')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.array(dates, { maxLength: 60 }), (size, dueDates) => {
        const all = Array.from({ length: size }, (_, at) => person(`p${at}`))
        for (const dueOn of dueDates) {
          const next = chooseNext(all, [])
          if (next) next.load += weightOf(dueOn, '2026-11-02')
        }
        const loads = all.map(({ load }) => load)
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(2)
      }),
    )
  })

  it('no two are a fixed pair: of three and more, each works with every other before any pair has met three times more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 7 }), fc.nat(80), (size, count) => {
        const { pairs } = giveOut(size, count, 2)
        const all = (size * (size - 1)) / 2
        const counts = [...pairs.values(), ...Array.from({ length: all - pairs.size }, () => 0)]
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(3)
      }),
    )
  })

  it('two who are always the quickest are still not always together', () => {
    const quick = new Map([
      ['a', 4],
      ['b', 0],
    ])
    const available = [person('b', { load: 0, pairings: quick }), person('c', { load: 1 })]
    expect(chooseNext(available, ['a'])?.id).toBe('c')
  })
})
