import { expect, test } from 'vitest'
import { filterDecisions, NO_FILTER } from '../../../renderer/calibration/setup/exemplar-filter'
import { spreadOf, suggestExemplars } from '../../../renderer/calibration/setup/suggest'
import { completePlan, EMPTY_DRAFT, lastDayOf } from '../../../renderer/calibration/setup/draft'
import { type Achievement, newId, type PastDecision, type Rubric } from '../../../shared/domain'
import { criteriaWith } from './panels'

const criteria = criteriaWith(4, 4, 4)
const achievementId = newId()
const OUTCOMES = ['awarded', 'not-yet', 'referred'] as const

function decided(levels: number[], outcome: PastDecision['outcome'], decidedOn = '2026-10-01'): PastDecision {
  return {
    id: newId(),
    achievementId,
    pseudonym: `${levels.join('')}-${outcome}`,
    rubricId: newId(),
    rubricVersion: 1,
    outcome,
    levels: Object.fromEntries(criteria.map((criterion, at) => [criterion.id, criterion.levels[levels[at] ?? 0]?.id ?? ''])),
    decidedOn,
    lookAgain: null,
  }
}

/** Nearly everybody proficient and awarded, as it is in life, and a few of everything else. */
const many = [
  ...Array.from({ length: 60 }, () => decided([2, 2, 2], 'awarded')),
  ...[0, 1, 3].flatMap((level) => OUTCOMES.map((outcome) => decided([level, level, level], outcome))),
]

test('a suggestion has every level of every criterion and every outcome, where few of each exist', () => {
  const ids = suggestExemplars(many, 6)
  expect(new Set(ids).size).toBe(6)
  const { levels, outcomes } = spreadOf(many.filter(({ id }) => ids.includes(id)))
  for (const criterion of criteria) {
    for (const level of criterion.levels) expect(levels.get(`${criterion.id}/${level.id}`) ?? 0, level.title).toBeGreaterThan(0)
  }
  for (const outcome of OUTCOMES) expect(outcomes.get(outcome) ?? 0).toBe(2)
})

test('a suggestion keeps what was chosen, and adds what that lacks', () => {
  const kept = many[0]?.id ?? ''
  const ids = suggestExemplars(many, 2, [kept])
  expect(ids[0]).toBe(kept)
  expect(many.find(({ id }) => id === ids[1])?.levels).not.toEqual(many[0]?.levels)
})

test('among equals the latest decision is suggested', () => {
  const older = decided([1, 1, 1], 'awarded', '2026-01-01')
  const newer = decided([1, 1, 1], 'awarded', '2026-09-01')
  expect(suggestExemplars([older, newer], 1)).toEqual([newer.id])
})

test('a suggestion has no more than there is, and none twice', () => {
  const two = many.slice(0, 2)
  expect(suggestExemplars(two, 8).sort()).toEqual(two.map(({ id }) => id).sort())
  expect(suggestExemplars([], 3)).toEqual([])
  expect(suggestExemplars(two, 3, ['gone'])).toHaveLength(2)
})

test('filters go by outcome, by code and by the level of a criterion', () => {
  const rubric = { criteria } as Rubric
  const [first] = criteria
  expect(filterDecisions(many, { ...NO_FILTER, outcome: 'referred' }, rubric)).toHaveLength(3)
  expect(filterDecisions(many, { ...NO_FILTER, search: ' 333-AW ' }, rubric)).toHaveLength(1)
  expect(filterDecisions(many, { ...NO_FILTER, criterionId: first?.id ?? '', level: 4 }, rubric)).toHaveLength(3)
  expect(filterDecisions(many, NO_FILTER, rubric)).toHaveLength(many.length)
})

test('a plan is complete, or says what it lacks', () => {
  const policy = { blind: true, seeding: true } as Achievement['policy']
  const achievement = { id: achievementId, policy }
  const rubric = { id: newId(), version: 3 }
  expect(completePlan(EMPTY_DRAFT, null, null, '2026-11-21').gaps).toEqual(['name', 'achievement', 'exemplars', 'panel'])
  expect(completePlan({ ...EMPTY_DRAFT, closesOn: '' }, null, null, '2026-11-21').gaps).toContain('closesOn')
  const whole = { ...EMPTY_DRAFT, name: ' November ', sourceIds: [newId()], panelIds: [newId()], closesOn: '2026-12-01' }
  expect(completePlan(whole, achievement, rubric, '2026-11-21').plan).toMatchObject({
    name: 'November',
    rubricVersion: 3,
    passMark: null,
  })
  expect(completePlan(whole, achievement, rubric, '2026-12-02').gaps).toEqual(['closesOn'])
  const test = { ...whole, mode: 'qualification' as const }
  expect(completePlan(test, achievement, rubric, '2026-11-21').plan?.passMark).toEqual({ exact: 0.7, adjacent: 0.95 })
  expect(completePlan({ ...test, passExact: null }, achievement, rubric, '2026-11-21').gaps).toEqual(['passMark'])
  const seeding = { ...whole, mode: 'seeding' as const }
  expect(completePlan(seeding, achievement, rubric, '2026-11-21').plan?.seedShare).toBe(0.05)
  expect(completePlan({ ...seeding, seedShare: 21 }, achievement, rubric, '2026-11-21').gaps).toEqual(['seedShare'])
  const claimed = { ...achievement, policy: { ...policy, allocation: 'claim' as const } }
  expect(completePlan(seeding, claimed, rubric, '2026-11-21').gaps).toEqual(['noSeeding'])
})

test.each([
  ['2026-11-23', '2026-12-07'],
  ['2026-11-28', '2026-12-14'],
  ['2026-11-29', '2026-12-14'],
  ['2026-12-18', '2027-01-01'],
])('the last day that is proposed on %s is %s, two weeks ahead and no weekend', (today, proposed) => {
  expect(lastDayOf({ closesOn: null }, today)).toBe(proposed)
  expect(lastDayOf({ closesOn: '2026-12-02' }, today)).toBe('2026-12-02')
})
