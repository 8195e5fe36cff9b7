import { describe, expect, it } from 'vitest'
import { type Criterion, findDifferences, levelsApart, type Recommendation } from '../../../shared/domain'
import { assessment, criterionId, rubric } from './rubric-fixture'

const given = (levels: (number | null)[], recommendation: Recommendation = 'awarded') => ({
  ...assessment(levels),
  recommendation,
})

describe('two assessments of one submission', () => {
  it.each([
    ['agree', given([3, 3, 3]), given([3, 3, 3]), false, []],
    ['one level apart everywhere', given([3, 3, 3]), given([2, 4, 2]), false, []],
    ['two levels apart in one', given([4, 3, 3]), given([2, 3, 3]), false, [1]],
    ['three levels apart in two', given([4, 3, 1]), given([1, 3, 4]), false, [1, 3]],
    ['other outcomes with the same levels', given([3, 3, 3]), given([3, 3, 3], 'not-yet'), true, []],
    ['a level that only one gave', given([4, 3, 3]), given([null, 3, 3]), false, []],
    ['a referral without levels', given([4, 4, 4]), given([null, null, null], 'referred'), true, []],
  ])('%s', (_what, one, other, outcome, criteria) => {
    const differences = { outcome, criterionIds: criteria.map(criterionId) }
    expect(findDifferences(rubric(), one, other)).toEqual(differences)
    expect(findDifferences(rubric(), other, one)).toEqual(differences)
  })

  it('are compared by the ids of levels, and a level that the rubric no longer has compares with nothing', () => {
    const [first] = rubric().criteria as [Criterion]
    expect(levelsApart(first, given([4]), given([1]))).toBe(3)
    const shorter = { ...first, levels: first.levels.slice(0, 3) }
    expect(levelsApart(shorter, given([4]), given([1]))).toBeNull()
  })
})
