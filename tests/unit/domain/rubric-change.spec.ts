import { describe, expect, it } from 'vitest'
import { carryOver, compareRubrics, type Criterion, type Rubric } from '../../../shared/domain'
import { assessment, criterionId, levelId, rubric } from './rubric-fixture'

const before = rubric()

/** The next version, with some criteria changed. */
function next(change: (criterion: Criterion, at: number) => Criterion | null): Rubric {
  const criteria = before.criteria.map(change).filter((criterion) => criterion !== null)
  return rubric({ version: 2, criteria })
}

describe('what became of the criteria', () => {
  it.each([
    ['same', (criterion: Criterion) => criterion],
    ['same', (criterion: Criterion) => ({ ...criterion, code: 'C9' })],
    ['reworded', (criterion: Criterion) => ({ ...criterion, description: 'Ask something else.' })],
    ['reworded', (criterion: Criterion) => ({ ...criterion, weight: 5 })],
    ['reworded', (criterion: Criterion) => ({ ...criterion, hurdleLevelId: levelId(1, 2) })],
    ['reworded', (criterion: Criterion) => withLevel(criterion, { descriptor: 'other' })],
    ['levels', (criterion: Criterion) => withLevel(criterion, { points: 0.5 })],
    ['levels', (criterion: Criterion) => ({ ...criterion, levels: criterion.levels.slice(0, 3) })],
  ] as const)('%s', (kind, change) => {
    const after = next((criterion, at) => (at === 0 ? change(criterion) : criterion))
    expect(compareRubrics(before, after).map((one) => one.kind)).toEqual([kind, 'same', 'same'])
  })

  it('tells what is new in the order of the new version, and what is gone last', () => {
    const [first, , third] = before.criteria as [Criterion, Criterion, Criterion]
    const fresh = { ...first, id: criterionId(7), levels: first.levels.map((level, at) => ({ ...level, id: levelId(7, at) })) }
    const after = rubric({ version: 2, criteria: [fresh, third, first] })
    expect(compareRubrics(before, after).map(({ criterionId: id, kind }) => [id, kind])).toEqual([
      [criterionId(7), 'new'],
      [criterionId(3), 'same'],
      [criterionId(1), 'same'],
      [criterionId(2), 'gone'],
    ])
  })
})

describe('carrying an assessment over to another version', () => {
  const target = { rubricId: before.id, rubricVersion: 2 }
  const draft = { ...assessment([2, 3, 4]), recommendation: 'awarded' as const }
  const reworded = compareRubrics(
    before,
    next((criterion, at) => (at === 1 ? { ...criterion, description: 'Ask something else.' } : criterion)),
  )

  it('keeps all of it where nothing changed', () => {
    const changes = compareRubrics(
      before,
      next((criterion) => criterion),
    )
    const { assessment: carried, dropped } = carryOver(draft, changes, target)
    expect(carried).toEqual({ ...draft, rubricVersion: 2 })
    expect(dropped).toEqual([])
  })

  it('asks again for the level of a criterion that changed, keeps the reasons, and takes the outcome back', () => {
    const written = {
      ...draft,
      scores: draft.scores.map((score) => ({ ...score, rationale: 'Because.', wholeItemIds: ['item'] })),
    }
    const { assessment: carried } = carryOver(written, reworded, target)
    expect(carried.scores.map((score) => score.levelId)).toEqual([levelId(1, 2), null, levelId(3, 4)])
    expect(carried.scores.every((score) => score.rationale === 'Because.' && score.wholeItemIds.length === 1)).toBe(true)
    expect(carried.recommendation).toBeNull()
  })

  it('keeps a level that the assessor keeps, unless it is gone', () => {
    expect(carryOver(draft, reworded, target, [criterionId(2)]).assessment).toEqual({ ...draft, rubricVersion: 2 })
    const shorter = compareRubrics(
      before,
      next((criterion) => ({ ...criterion, levels: criterion.levels.slice(0, 3) })),
    )
    const all = before.criteria.map(({ id }) => id)
    expect(carryOver(draft, shorter, target, all).assessment.scores.map((score) => score.levelId)).toEqual([
      levelId(1, 2),
      levelId(2, 3),
      null,
    ])
  })

  it('hands back what was said about criteria that are gone', () => {
    const changes = compareRubrics(
      before,
      next((criterion, at) => (at === 2 ? null : criterion)),
    )
    const { assessment: carried, dropped } = carryOver(draft, changes, target)
    expect(carried.scores.map((score) => score.criterionId)).toEqual([criterionId(1), criterionId(2)])
    expect(dropped).toEqual([draft.scores[2]])
    expect(carried.recommendation).toBeNull()
  })
})

function withLevel(criterion: Criterion, change: Partial<Criterion['levels'][number]>): Criterion {
  return { ...criterion, levels: criterion.levels.map((level, at) => (at === 1 ? { ...level, ...change } : level)) }
}
