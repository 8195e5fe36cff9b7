import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../shared/domain'
import { findMissing, suggestOutcome } from '../../../shared/domain'
import { assessment, criterionId, levelId, rubric } from './rubric-fixture'

describe('the outcome rule', () => {
  it('awards when every hurdle is met and the score reaches the cut', () => {
    // (1×2 + 2×2 + 1×2) ÷ (1×3 + 2×3 + 1×3) = 8 ÷ 12
    expect(suggestOutcome(rubric(), assessment([3, 3, 3]))).toEqual({
      outcome: 'awarded',
      final: true,
      score: 8 / 12,
      reasons: [{ kind: 'all-met', score: 8 / 12, cutScore: 0.6 }],
    })
  })

  it('says not yet when a hurdle is missed, however high the score', () => {
    const suggestion = suggestOutcome(rubric(), assessment([4, 2, 4]))
    expect(suggestion.score).toBeCloseTo(8 / 12)
    expect(suggestion.outcome).toBe('not-yet')
    expect(suggestion.reasons).toEqual([{ kind: 'hurdle-missed', criterionId: criterionId(2), neededLevelId: levelId(2, 3) }])
  })

  it('says not yet when all hurdles are met but the score is below the cut', () => {
    const suggestion = suggestOutcome(rubric(), assessment([1, 3, 2]))
    expect(suggestion.outcome).toBe('not-yet')
    expect(suggestion.reasons).toEqual([{ kind: 'below-cut', score: 5 / 12, cutScore: 0.6 }])
  })

  it('counts a score that equals the cut as reached, in spite of binary rounding', () => {
    const tenths = rubric({
      cutScore: 0.1 + 0.2,
      criteria: rubric()
        .criteria.slice(0, 1)
        .map((c) => ({ ...c, levels: c.levels.map((l, i) => ({ ...l, points: [0, 0.3, 0.5, 1][i] as number })) })),
    })
    expect(suggestOutcome(tenths, assessment([2])).outcome).toBe('awarded')
  })

  it('knows before the end when the cut can no longer be reached', () => {
    const suggestion = suggestOutcome(rubric({ cutScore: 0.8 }), assessment([1, null, null]))
    expect(suggestion).toMatchObject({ outcome: 'not-yet', final: false, reasons: [{ kind: 'below-cut' }] })
  })

  it('names what is still open while criteria have no level', () => {
    const suggestion = suggestOutcome(rubric(), assessment([4, null, null]))
    expect(suggestion).toMatchObject({ outcome: 'awarded', final: false, score: 3 / 12 })
    expect(suggestion.reasons).toEqual([
      { kind: 'hurdle-open', criterionId: criterionId(2), neededLevelId: levelId(2, 3) },
      { kind: 'cut-open', score: 3 / 12, cutScore: 0.6 },
      { kind: 'not-scored', criterionIds: [criterionId(2), criterionId(3)] },
    ])
  })

  it('judges by hurdles alone where points are not used', () => {
    expect(suggestOutcome(rubric({ cutScore: null }), assessment([1, 3, 1])).outcome).toBe('awarded')
  })

  it('never falls when a level rises', () => {
    const level = fc.integer({ min: 1, max: 4 })
    fc.assert(
      fc.property(level, level, level, fc.integer({ min: 0, max: 2 }), (a, b, c, at) => {
        const levels = [a, b, c]
        const raised = levels.map((value, index) => (index === at ? Math.min(4, value + 1) : value))
        const before = suggestOutcome(rubric(), assessment(levels))
        const after = suggestOutcome(rubric(), assessment(raised))
        expect(after.score).toBeGreaterThanOrEqual(before.score)
        if (before.outcome === 'awarded') expect(after.outcome).toBe('awarded')
      }),
    )
  })
})

describe('what is missing before submitting', () => {
  const policy = { evidenceLinksRequired: true }
  const link = (criterion: number) => ({ criterionId: criterionId(criterion) }) as Annotation

  it('names each criterion without a level, and the recommendation', () => {
    expect(findMissing(rubric(), assessment([3, null, 3]), [link(1), link(3)], policy)).toEqual([
      { kind: 'level', criterionId: criterionId(2) },
      { kind: 'recommendation' },
    ])
  })

  it('asks for a link to evidence only where policy does', () => {
    const complete = assessment([3, 3, 3], { recommendation: 'awarded' })
    expect(findMissing(rubric(), complete, [link(1), link(2)], policy)).toEqual([
      { kind: 'evidence-link', criterionId: criterionId(3) },
    ])
    expect(findMissing(rubric(), complete, [], { evidenceLinksRequired: false })).toEqual([])
  })

  it('accepts a whole item or a stated "no evidence found" as a link', () => {
    const complete = assessment([3, 3, 3], { recommendation: 'awarded' })
    const [first, second, third] = complete.scores
    const scores = [
      { ...first!, wholeItemIds: ['00000000-0000-4000-8000-00000000eeee'] },
      { ...second!, noEvidenceFound: true },
      third!,
    ]
    expect(findMissing(rubric(), { ...complete, scores }, [link(3)], policy)).toEqual([])
  })

  it('asks for a reason when the recommendation departs from the suggestion', () => {
    const overridden = assessment([3, 3, 3], { recommendation: 'not-yet', feedback: 'Do this.', overrideReason: '   ' })
    expect(findMissing(rubric(), overridden, [], { evidenceLinksRequired: false })).toEqual([{ kind: 'override-reason' }])
  })

  it('asks for feedback with not yet', () => {
    const notYet = assessment([1, 1, 1], { recommendation: 'not-yet' })
    expect(findMissing(rubric(), notYet, [], { evidenceLinksRequired: false })).toEqual([{ kind: 'feedback' }])
  })

  it('asks for none in calibration, where no candidate would read it, and for the levels all the same', () => {
    const notYet = assessment([1, 1, null], { recommendation: 'not-yet' })
    const missing = findMissing(rubric(), notYet, [], { evidenceLinksRequired: false, task: 'calibrate' })
    expect(missing.map(({ kind }) => kind)).toEqual(['level'])
  })

  it('lets integrity be referred without a full set of levels, but not without a reason', () => {
    const referred = assessment([null, null, null], { recommendation: 'referred' })
    expect(findMissing(rubric(), referred, [], policy)).toEqual([{ kind: 'override-reason' }])
    expect(findMissing(rubric(), { ...referred, overrideReason: 'Same report as another candidate.' }, [], policy)).toEqual([])
  })
})
