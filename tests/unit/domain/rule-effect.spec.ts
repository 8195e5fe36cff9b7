import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Criterion, effectOfRule, type PastDecision, type Rubric, suggestOutcome } from '../../../shared/domain'
import { assessment, criterionId, levelId, rubric } from './rubric-fixture'

type Recorded = Pick<PastDecision, 'id' | 'rubricId' | 'rubricVersion' | 'outcome' | 'levels'>

const levelsOf = (...levels: number[]) =>
  Object.fromEntries(levels.map((level, at) => [criterionId(at + 1), levelId(at + 1, level)]))
const decided = (outcome: PastDecision['outcome'], ...levels: number[]): Recorded => ({
  id: `${outcome} ${levels.join('')}`,
  rubricId: rubric().id,
  rubricVersion: rubric().version,
  outcome,
  levels: levelsOf(...levels),
})
/** As the rule of the fixture decides. */
const byRule = (...levels: number[]) => decided(suggestOutcome(rubric(), assessment(levels)).outcome, ...levels)
const changed = (change: (criterion: Criterion, at: number) => Criterion): Rubric =>
  rubric({ version: 2, criteria: rubric().criteria.map(change) })

describe('what another rule makes of past decisions', () => {
  it('a higher cut score takes awards away from those below it, and from nobody else', () => {
    // Shares of 8, 10 and 12 in 12.
    const past = [byRule(3, 3, 3), byRule(4, 3, 4), byRule(4, 4, 4)]
    expect(past.map(({ outcome }) => outcome)).toEqual(['awarded', 'awarded', 'awarded'])
    const effect = effectOfRule(past, [rubric()], rubric({ version: 2, cutScore: 0.8 }))
    expect(effect).toMatchObject({ computed: 3, toNotYet: ['awarded 333'], toAwarded: [], overridden: [], notComputable: [] })
    expect(effect.unchanged).toEqual(['awarded 434', 'awarded 444'])
  })

  it('a lower hurdle gives awards to those whom nothing else kept from one', () => {
    const past = [byRule(4, 2, 4), byRule(1, 2, 1)]
    expect(past.map(({ outcome }) => outcome)).toEqual(['not-yet', 'not-yet'])
    const to = changed((criterion, at) => (at === 1 ? { ...criterion, hurdleLevelId: levelId(2, 2) } : criterion))
    expect(effectOfRule(past, [rubric()], to)).toMatchObject({ toAwarded: ['not-yet 424'], unchanged: ['not-yet 121'] })
  })

  it('weights and points count as hurdles and cuts do', () => {
    const past = [byRule(1, 4, 4)]
    expect(
      effectOfRule(
        past,
        [rubric()],
        changed((criterion, at) => (at === 0 ? { ...criterion, weight: 4 } : criterion)),
      ),
    ).toMatchObject({
      toNotYet: ['awarded 144'],
    })
    const noPoints = changed((criterion, at) => ({
      ...criterion,
      levels: criterion.levels.map((level, index) => ({ ...level, points: at === 2 ? (index === 3 ? 9 : 0) : level.points })),
    }))
    expect(effectOfRule([byRule(3, 3, 3)], [rubric()], noPoints).toNotYet).toEqual(['awarded 333'])
  })

  it('who departed from the rule is told apart, and no rule changes it', () => {
    const past = [decided('awarded', 1, 1, 1), decided('not-yet', 4, 4, 4)]
    const effect = effectOfRule(past, [rubric()], rubric({ version: 2, cutScore: 0 }))
    expect(effect).toMatchObject({ computed: 2, unchanged: [], toAwarded: [], toNotYet: [] })
    expect(effect.overridden).toEqual([
      { id: 'awarded 111', recorded: 'awarded', byRule: 'not-yet' },
      { id: 'not-yet 444', recorded: 'not-yet', byRule: 'awarded' },
    ])
  })

  it('each is held against the version that it was decided by, not against the one in force', () => {
    const higher = changed((criterion, at) => (at === 0 ? { ...criterion, hurdleLevelId: levelId(1, 4) } : criterion))
    const past = [byRule(3, 3, 3), { ...decided('not-yet', 3, 3, 4), rubricVersion: 2 }]
    const next = { ...higher, version: 3 }
    expect(effectOfRule(past, [higher, rubric()], next)).toMatchObject({
      computed: 2,
      toNotYet: ['awarded 333'],
      unchanged: ['not-yet 334'],
      overridden: [],
    })
    expect(effectOfRule(past, [higher], next)).toMatchObject({
      computed: 1,
      notComputable: [{ id: 'awarded 333', reason: 'version-gone', criterionIds: [] }],
    })
  })

  it('referred ones and those by other rubrics are left out', () => {
    const past = [decided('referred', 1, 1, 1), decided('referred'), { ...byRule(4, 4, 4), rubricId: levelId(9, 9) }]
    expect(effectOfRule(past, [rubric()], rubric({ version: 2 }))).toMatchObject({ computed: 0, referred: 2, unchanged: [] })
  })

  it('what can’t be computed says why: a criterion that nobody judged, or a level that isn’t there any more', () => {
    const [first, second, third] = rubric().criteria as [Criterion, Criterion, Criterion]
    const fresh = { ...third, id: criterionId(7), levels: third.levels.map((level, at) => ({ ...level, id: levelId(7, at) })) }
    const shorter = { ...second, levels: second.levels.slice(1) }
    const to = rubric({ version: 2, criteria: [first, shorter, third, fresh] })
    expect(effectOfRule([byRule(3, 3, 3), byRule(3, 1, 3)], [rubric()], to)).toMatchObject({
      computed: 0,
      notComputable: [
        { id: 'awarded 333', reason: 'criterion-new', criterionIds: [criterionId(7)] },
        { id: 'not-yet 313', reason: 'level-gone', criterionIds: [criterionId(2)] },
      ],
    })
    // The same from the other side: a decision by a version that knew less than the one in force.
    expect(effectOfRule([{ ...byRule(3, 3, 3), rubricVersion: 2 }], [to], rubric({ version: 3 })).notComputable).toMatchObject([
      { reason: 'criterion-new' },
    ])
  })

  it('a criterion that the new version doesn’t ask for any more counts for nothing in it', () => {
    const to = rubric({ version: 2, criteria: rubric().criteria.filter((_, at) => at !== 1) })
    expect(effectOfRule([byRule(4, 2, 4)], [rubric()], to)).toMatchObject({ computed: 1, toAwarded: ['not-yet 424'] })
  })
})

const LEVEL = fc.integer({ min: 1, max: 4 })
const PAST = fc
  .array(fc.record({ levels: fc.tuple(LEVEL, LEVEL, LEVEL), isDeparture: fc.boolean() }), { maxLength: 30 })
  .map((all) =>
    all.map(({ levels, isDeparture }, at) => {
      const { outcome } = byRule(...levels)
      const other = outcome === 'awarded' ? 'not-yet' : 'awarded'
      return { ...decided(isDeparture ? other : outcome, ...levels), id: String(at) }
    }),
  )
const HURDLES = fc.tuple(...[0, 1, 2].map(() => fc.option(LEVEL, { nil: null })))
const withHurdles = (version: number, hurdles: readonly (number | null)[], cutScore: number | null): Rubric =>
  rubric({
    version,
    cutScore,
    criteria: rubric().criteria.map((criterion, at) => {
      const level = hurdles[at] ?? null
      return { ...criterion, hurdleLevelId: level === null ? null : levelId(at + 1, level) }
    }),
  })
const CUT = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null })

describe('for any decisions', () => {
  it('the same rule changes nothing', () => {
    fc.assert(
      fc.property(PAST, HURDLES, CUT, (past, hurdles, cut) => {
        const effect = effectOfRule(past, [withHurdles(1, hurdles, cut)], withHurdles(2, hurdles, cut))
        expect([effect.toAwarded, effect.toNotYet, effect.notComputable]).toEqual([[], [], []])
        expect(effect.unchanged.length + effect.overridden.length).toBe(past.length)
      }),
    )
  })

  it('a higher hurdle or cut never awards more, and a lower one never less', () => {
    fc.assert(
      fc.property(
        PAST,
        HURDLES,
        CUT,
        fc.tuple(LEVEL, LEVEL, LEVEL),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (past, hurdles, cut, by, more) => {
          const low = withHurdles(1, hurdles, cut)
          const raised = hurdles.map((level, at) => Math.max(level ?? 1, by[at] ?? 1))
          const high = withHurdles(2, raised, Math.max(cut ?? 0, more))
          expect(effectOfRule(past, [low], high).toAwarded).toEqual([])
          expect(effectOfRule(past, [{ ...high, version: 1 }], low).toNotYet).toEqual([])
        },
      ),
    )
  })

  it('every decision is counted once', () => {
    fc.assert(
      fc.property(PAST, HURDLES, CUT, (past, hurdles, cut) => {
        const effect = effectOfRule(past, [rubric()], withHurdles(2, hurdles, cut))
        const { unchanged, toAwarded, toNotYet, overridden } = effect
        const ids = [...unchanged, ...toAwarded, ...toNotYet, ...overridden.map(({ id }) => id)]
        expect(ids.sort()).toEqual(past.map(({ id }) => id).sort())
        expect(effect.computed).toBe(past.length)
      }),
    )
  })
})
