import { describe, expect, it } from 'vitest'
import { judgeLookedAt, judgePublication } from '../../../hub/policy'
import { contentOf, type Criterion, type RubricContent, RubricContentSchema } from '../../../shared/domain'
import { criterionId, levelId, rubric } from '../domain/rubric-fixture'

const first = rubric()
const current = rubric({ version: 2, criteria: first.criteria.slice(0, 2) })
const known = { achievement: { rubricId: first.id, rubricVersion: 2 }, versions: [first, current] }
const basedOn = { allocationRevision: 1, submissionRevision: 1, rubricId: first.id, rubricVersion: 2 }
const [one, two] = current.criteria as [Criterion, Criterion]
const content = (change: Partial<RubricContent>): RubricContent => ({ ...contentOf(current), ...change })
const withLevelId = (criterion: Criterion, id: string): Criterion => ({
  ...criterion,
  hurdleLevelId: null,
  levels: criterion.levels.map((level, at) => (at === 0 ? { ...level, id } : level)),
})

describe('judgePublication', () => {
  it.each<[string, Partial<RubricContent>, Partial<typeof basedOn>, string | undefined]>([
    ['another title', { title: 'Other' }, {}, undefined],
    ['another rubric', { title: 'Other' }, { rubricId: criterionId(9) }, 'unknown-level'],
    ['a version that isn’t there yet', { title: 'Other' }, { rubricVersion: 3 }, 'unknown-level'],
    ['a version before the one in force', { title: 'Other' }, { rubricVersion: 1 }, 'rubric-superseded'],
    ['nothing that is different', {}, {}, 'no-change'],
    ['another order of criteria', { criteria: [two, one] }, {}, undefined],
    ['a criterion less', { criteria: [one] }, {}, undefined],
    ['a new level', { criteria: [withLevelId(one, levelId(1, 9)), two] }, {}, undefined],
    ['a level that another criterion has', { criteria: [one, withLevelId(two, levelId(1, 4))] }, {}, 'id-moved'],
    ['a level that another criterion had', { criteria: [withLevelId(one, levelId(3, 1)), two] }, {}, 'id-moved'],
    ['a level with the id of a criterion', { criteria: [withLevelId(one, criterionId(3)), two] }, {}, 'id-moved'],
    ['a criterion with the id of a level', { criteria: [{ ...one, id: levelId(3, 2) }, two] }, {}, 'id-moved'],
    ['a criterion under a new id with the old levels', { criteria: [{ ...one, id: criterionId(8) }, two] }, {}, 'id-moved'],
    ['a criterion that was there before', { criteria: first.criteria }, {}, undefined],
  ])('of %s', (_what, change, basis, code) => {
    const refusal = judgePublication({ rubric: content(change), basedOn: { ...basedOn, ...basis } }, known)
    expect(refusal?.code).toBe(code)
    if (refusal?.status === 'conflict') expect(refusal.current.rubricVersion).toBe(2)
  })

  it('takes what lies in the database in another order of its names for the same', () => {
    const { cutScore, criteria, title } = contentOf(current)
    expect(judgePublication({ rubric: { cutScore, criteria, title }, basedOn }, known)?.code).toBe('no-change')
  })
})

describe('what can’t be a version at all', () => {
  it.each<[string, Partial<RubricContent>, string]>([
    ['no criteria', { criteria: [] }, 'criteria'],
    ['a code twice', { criteria: [one, { ...two, code: one.code }] }, 'criteria.1.code'],
    ['an id twice', { criteria: [one, { ...two, id: one.id }] }, 'criteria.1'],
    ['a hurdle of another criterion', { criteria: [{ ...one, hurdleLevelId: levelId(2, 2) }, two] }, 'criteria.0.hurdleLevelId'],
    ['a cut score without points', { criteria: [withPoints(one, 0), withPoints(two, 0)] }, 'cutScore'],
    ['points that fall', { criteria: [{ ...one, levels: [...one.levels].reverse() }, two] }, 'criteria.0.levels.1.points'],
    ['more points than can be counted', { criteria: [{ ...withPoints(one, 1e308), weight: 1e308 }, two] }, 'criteria'],
  ])('%s', (_what, change, path) => {
    const { error } = RubricContentSchema.safeParse(content(change))
    expect(error?.issues.map((issue) => issue.path.join('.'))).toContain(path)
  })

  it('is not the fixture: a version as it lies there is one', () => {
    expect(RubricContentSchema.safeParse(contentOf(current)).success).toBe(true)
  })
})

describe('judgeLookedAt', () => {
  const tag = { on: '2026-11-02', reason: 'The cut rose.', settledOn: null, finding: null, words: null }
  it.each([
    [null, 'no-decision'],
    [{ lookAgain: null }, 'wrong-state'],
    [{ lookAgain: { ...tag, settledOn: '2026-11-03', finding: 'stands' as const, words: 'As it was.' } }, 'wrong-state'],
    [{ lookAgain: tag }, undefined],
  ])('of %j', (past, code) => {
    expect(judgeLookedAt(past)?.code).toBe(code)
  })
})

function withPoints(criterion: Criterion, points: number): Criterion {
  return { ...criterion, levels: criterion.levels.map((level) => ({ ...level, points })) }
}
