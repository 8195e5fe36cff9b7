import { describe, expect, test } from 'vitest'
import {
  addCriterion,
  addLevel,
  changeCriterion,
  changeLevel,
  moveCriterion,
  moveLevel,
  removeCriterion,
  removeLevel,
} from '../../../renderer/calibration/editor/edit'
import { criterionField, findGaps, levelField } from '../../../renderer/calibration/editor/gaps'
import { beginHistory, change, redo, undo } from '../../../renderer/calibration/editor/history'
import { rebase } from '../../../renderer/calibration/editor/rebase'
import { ruleOf } from '../../../renderer/calibration/effect/rule-of'
import { filterDecisions, NO_FILTER } from '../../../renderer/calibration/setup/exemplar-filter'
import { differenceOf } from '../../../renderer/calibration/versions/changes'
import { contentOf, type PastDecision } from '../../../shared/domain'
import { criterionId, levelId, rubric } from '../domain/rubric-fixture'

const content = contentOf(rubric())
const idsOf = (one: typeof content) => one.criteria.map(({ id }) => id)
const levelsOf = (one: typeof content, criterion: number) =>
  one.criteria.find(({ id }) => id === criterionId(criterion))?.levels ?? []

describe('editing', () => {
  test('codes count criteria wherever they stand; ids stay with their words', () => {
    const moved = moveCriterion(content, criterionId(3), -2)
    expect(moved.criteria.map(({ code, title }) => [code, title])).toEqual([
      ['C1', 'Criterion 3'],
      ['C2', 'Criterion 1'],
      ['C3', 'Criterion 2'],
    ])
    expect(moveCriterion(content, criterionId(1), -1)).toBe(content)
    expect(removeCriterion(content, criterionId(1)).criteria.map(({ code }) => code)).toEqual(['C1', 'C2'])
  })

  test('a new criterion has the levels of the one before it, under ids of its own', () => {
    const [, , , added] = addCriterion(content).criteria
    expect(added).toMatchObject({ code: 'C4', title: '', weight: 1, hurdleLevelId: null })
    expect(added?.levels.map(({ title, points }) => [title, points])).toEqual([
      ['L1', 0],
      ['L2', 1],
      ['L3', 2],
      ['L4', 3],
    ])
    const ids = added?.levels.map(({ id }) => id) ?? []
    expect(levelsOf(content, 3).some(({ id }) => ids.includes(id))).toBe(false)
  })

  test('points rise with the place of a level, whichever level stands there', () => {
    const moved = moveLevel(content, criterionId(1), levelId(1, 4), -3)
    expect(levelsOf(moved, 1).map(({ id, points }) => [id, points])).toEqual([
      [levelId(1, 4), 0],
      [levelId(1, 1), 1],
      [levelId(1, 2), 2],
      [levelId(1, 3), 3],
    ])
    expect(levelsOf(addLevel(content, criterionId(1)), 1).at(-1)?.points).toBe(4)
  })

  test('a hurdle that is taken out goes to the level above it, or below the highest', () => {
    const hurdleOf = (one: typeof content) => one.criteria[1]?.hurdleLevelId
    expect(hurdleOf(removeLevel(content, criterionId(2), levelId(2, 3)))).toBe(levelId(2, 4))
    const atTop = changeCriterion(content, criterionId(2), { hurdleLevelId: levelId(2, 4) })
    expect(hurdleOf(removeLevel(atTop, criterionId(2), levelId(2, 4)))).toBe(levelId(2, 3))
    expect(hurdleOf(removeLevel(content, criterionId(2), levelId(2, 1)))).toBe(levelId(2, 3))
  })
})

describe('history', () => {
  test('typing on is one step; a pause, another field and a step of its own begin another', () => {
    let history = beginHistory('')
    history = change(history, 'a', 'title', 0)
    history = change(history, 'ab', 'title', 1000)
    history = change(history, 'abc', 'title', 2000)
    history = change(history, 'abcd', 'title', 5000)
    history = change(history, 'abcd!', 'note', 5100)
    history = change(history, 'gone', null, 5200)
    history = change(history, 'again', null, 5300)
    const seen = [history.now]
    while (history.past.length > 0) {
      history = undo(history)
      seen.push(history.now)
    }
    expect(seen).toEqual(['again', 'gone', 'abcd!', 'abcd', 'abc', ''])
    while (history.future.length > 0) history = redo(history)
    expect(history.now).toBe('again')
    expect(undo(beginHistory(1))).toEqual(beginHistory(1))
  })

  test('a change after a step back leaves nothing to bring back', () => {
    const back = undo(change(beginHistory(1), 2, null, 0))
    expect(change(back, 3, null, 1).future).toEqual([])
    // What is typed first after a step back is a step of its own.
    expect(change(back, 3, 'x', 1).past).toEqual([1])
  })
})

describe('what keeps a rubric from being published', () => {
  test('is nothing where it is whole', () => {
    expect(findGaps(content)).toEqual([])
  })

  test('is said at the field', () => {
    const level = (at: number, set: Parameters<typeof changeLevel>[3]) =>
      changeLevel(content, criterionId(1), levelId(1, at), set)
    const gapOf = (one: typeof content) => findGaps(one).map(({ at, kind, most }) => [at, kind, most])
    expect(gapOf(changeCriterion(content, criterionId(1), { title: '  ' }))).toEqual([
      [criterionField(criterionId(1), 'title'), 'empty', null],
    ])
    expect(gapOf(changeCriterion(content, criterionId(1), { title: 'x'.repeat(121) }))).toEqual([
      [criterionField(criterionId(1), 'title'), 'tooLong', 120],
    ])
    expect(gapOf(changeCriterion(content, criterionId(1), { weight: 0 }))).toEqual([
      [criterionField(criterionId(1), 'weight'), 'notPositive', null],
    ])
    expect(gapOf(level(2, { descriptor: '' }))).toEqual([
      [levelField(criterionId(1), levelId(1, 2), 'descriptor'), 'empty', null],
    ])
    expect(gapOf(level(3, { points: 0 }))).toEqual([[levelField(criterionId(1), levelId(1, 3), 'points'), 'falling', null]])
    expect(gapOf(level(1, { points: -1 }))).toEqual([[levelField(criterionId(1), levelId(1, 1), 'points'), 'negative', null]])
    expect(gapOf({ ...content, title: '' })).toEqual([['title', 'empty', null]])
    expect(gapOf({ ...content, cutScore: 1.2 })).toEqual([['cutScore', 'share', null]])
    const [first] = content.criteria
    if (!first) throw new Error('There is no criterion.')
    const one = { ...first, levels: first.levels.slice(0, 1) }
    expect(gapOf({ ...content, criteria: [one], cutScore: null })).toEqual([
      [criterionField(criterionId(1), 'levels'), 'levels', null],
    ])
    const worthless = { ...first, levels: first.levels.map((each) => ({ ...each, points: 0 })) }
    expect(gapOf({ ...content, criteria: [worthless] })).toEqual([['cutScore', 'cutWithoutPoints', null]])
    expect(gapOf({ ...content, criteria: [], cutScore: null })).toEqual([['criteria', 'noCriteria', null]])
  })
})

describe('my draft on top of a newer version', () => {
  test('has what either of us changed, and mine where both did', () => {
    const theirs = changeLevel(
      changeCriterion({ ...content, cutScore: 0.7 }, criterionId(1), { title: 'Theirs', weight: 4 }),
      criterionId(3),
      levelId(3, 1),
      { descriptor: 'theirs' },
    )
    const mine = changeLevel(
      changeCriterion({ ...content, title: 'Mine' }, criterionId(1), { title: 'Mine' }),
      criterionId(3),
      levelId(3, 2),
      { descriptor: 'mine' },
    )
    const merged = rebase(mine, content, theirs)
    expect(merged).toMatchObject({ title: 'Mine', cutScore: 0.7 })
    expect(merged.criteria[0]).toMatchObject({ title: 'Mine', weight: 4 })
    expect(levelsOf(merged, 3).map(({ descriptor }) => descriptor)).toEqual(['theirs', 'mine', 'd', 'd'])
  })

  test('is theirs where I changed nothing, and mine where they did not', () => {
    const other = addLevel(
      moveCriterion(removeCriterion(addCriterion(content), criterionId(2)), criterionId(3), -1),
      criterionId(1),
    )
    expect(rebase(content, content, other)).toEqual(other)
    expect(rebase(other, content, content)).toEqual(other)
    expect(rebase(other, null, content)).toBe(other)
  })

  test('leaves out what either took out, unless I changed it', () => {
    const without = removeCriterion(content, criterionId(2))
    expect(idsOf(rebase(without, content, content))).toEqual([criterionId(1), criterionId(3)])
    expect(idsOf(rebase(content, content, without))).toEqual([criterionId(1), criterionId(3)])
    const reworded = changeCriterion(content, criterionId(2), { title: 'Mine' })
    expect(idsOf(rebase(reworded, content, without))).toEqual([criterionId(1), criterionId(2), criterionId(3)])
  })

  test('keeps a hurdle that is a level of its criterion', () => {
    const theirs = removeLevel(content, criterionId(2), levelId(2, 3))
    const mine = changeCriterion(content, criterionId(2), { title: 'Mine' })
    const merged = rebase(mine, content, theirs)
    expect(merged.criteria[1]?.hurdleLevelId).toBe(levelId(2, 4))
    expect(findGaps(merged)).toEqual([])
  })

  test('puts what both added side by side, in the order of who moved something', () => {
    const mine = addCriterion(moveCriterion(content, criterionId(3), -2))
    const theirs = addCriterion(content)
    const merged = idsOf(rebase(mine, content, theirs))
    // Theirs stands behind the criterion that it was put behind, wherever I moved that.
    expect(merged).toEqual([criterionId(3), idsOf(theirs)[3], criterionId(1), criterionId(2), idsOf(mine)[3]])
  })
})

describe('how versions differ', () => {
  const words = { number: String, percent: (share: number) => `${share * 100} %`, noHurdle: 'none', noCut: 'no cut' }

  test('is nothing where they say the same', () => {
    expect(differenceOf(content, content, words).count).toBe(0)
  })

  test('is told field by field, level by level, with what is gone at the end', () => {
    const after = changeLevel(
      changeCriterion({ ...removeCriterion(content, criterionId(1)), cutScore: null }, criterionId(2), {
        hurdleLevelId: null,
        weight: 3,
      }),
      criterionId(3),
      levelId(3, 2),
      { descriptor: 'other', points: 1.5 },
    )
    const { said, criteria, count } = differenceOf(content, addLevel(after, criterionId(3)), words)
    expect(said).toEqual([{ field: 'cutScore', before: '60 %', after: 'no cut' }])
    expect(criteria.map(({ code, kind }) => [code, kind])).toEqual([
      ['C1', 'changed'],
      ['C2', 'changed'],
      ['C1', 'gone'],
    ])
    expect(criteria[0]?.said).toEqual([
      { field: 'weight', before: '2', after: '3' },
      { field: 'hurdle', before: 'L3', after: 'none' },
    ])
    expect(criteria[1]?.levels.map(({ kind }) => kind)).toEqual(['same', 'changed', 'same', 'same', 'new'])
    expect(criteria[1]?.levels[1]?.said).toEqual([
      { field: 'descriptor', before: 'd', after: 'other' },
      { field: 'points', before: '1', after: '1.5' },
    ])
    expect(count).toBe(4)
  })

  test('places are told where somebody moved something, and not where something before it went', () => {
    const moved = differenceOf(content, moveCriterion(content, criterionId(3), -1), words)
    expect(moved.criteria.flatMap(({ said }) => said)).toEqual([
      { field: 'place', before: '3', after: '2' },
      { field: 'place', before: '2', after: '3' },
    ])
    expect(differenceOf(content, removeCriterion(content, criterionId(1)), words).criteria.map(({ kind }) => kind)).toEqual([
      'same',
      'same',
      'gone',
    ])
  })

  test('a new hurdle is told even where levels are called the same', () => {
    const twins = changeLevel(content, criterionId(2), levelId(2, 4), { title: 'L3' })
    const raised = changeCriterion(twins, criterionId(2), { hurdleLevelId: levelId(2, 4) })
    expect(differenceOf(twins, raised, words).count).toBe(1)
  })
})

test('words change no rule; weights, hurdles, points and the cut do', () => {
  const rule = ruleOf(content)
  expect(ruleOf(changeCriterion({ ...content, title: 'x' }, criterionId(1), { title: 'y', description: 'z' }))).toBe(rule)
  for (const other of [
    { ...content, cutScore: null },
    changeCriterion(content, criterionId(1), { weight: 9 }),
    changeCriterion(content, criterionId(1), { hurdleLevelId: levelId(1, 2) }),
    changeLevel(content, criterionId(1), levelId(1, 4), { points: 9 }),
  ]) {
    expect(ruleOf(other)).not.toBe(rule)
  }
})

test('exemplars can be narrowed down to what is tagged and not settled', () => {
  const tag = { on: '2026-11-20', reason: 'r', settledOn: null, finding: null, words: null }
  const past = [null, tag, { ...tag, settledOn: '2026-11-21', finding: 'stands' as const, words: 'w' }].map(
    (lookAgain, at): PastDecision => ({
      id: levelId(1, at + 1),
      achievementId: rubric().achievementId,
      pseudonym: `P${at}`,
      rubricId: rubric().id,
      rubricVersion: 1,
      outcome: 'awarded',
      levels: {},
      decidedOn: '2026-11-01',
      lookAgain,
    }),
  )
  expect(filterDecisions(past, { ...NO_FILTER, tagged: true }, null).map(({ pseudonym }) => pseudonym)).toEqual(['P1'])
  expect(filterDecisions(past, NO_FILTER, null)).toHaveLength(3)
})
