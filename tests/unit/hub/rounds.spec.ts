import { describe, expect, it } from 'vitest'
import { judgeOpening, judgePlan, judgeQualifying, mayLookBack, mayScoreCopy, type Planned } from '../../../hub/policy'
import type { RoundPlan } from '../../../shared/domain'

const [lea, ada, ben] = ['lea', 'ada', 'ben'] as const
const plan: RoundPlan = {
  name: 'Autumn',
  achievementId: 'a',
  rubricId: 'r',
  rubricVersion: 1,
  mode: 'practice',
  closesOn: '2026-11-02',
  sourceIds: ['s1', 's2'],
  panelIds: [ada, ben],
  passMark: null,
}
const achievement = (panelId?: string) => ({ policy: { ...(panelId !== undefined && { panelId }) } }) as Planned['achievement']
const seedable = (policy: object) => ({ policy: { blind: true, seeding: true, ...policy } }) as Planned['achievement']
const known: Planned = {
  person: { id: lea, roles: ['lead'], panels: ['p'] },
  achievement: achievement(),
  hasRubric: true,
  assessors: [ada, ben],
  decided: ['s1', 's2'],
  today: '2026-11-02',
}

describe('judgePlan', () => {
  it.each<[string, Partial<RoundPlan>, Partial<Planned>, string | undefined]>([
    ['all is there, on the last day itself', {}, {}, undefined],
    ['the lead is of the achievement’s panel', {}, { achievement: achievement('p') }, undefined],
    ['it is another panel’s', {}, { achievement: achievement('q') }, 'not-a-lead'],
    ['there is no such achievement', {}, { achievement: null }, 'not-a-lead'],
    ['they lead nobody', {}, { person: { ...known.person, roles: ['assessor'] } }, 'not-a-lead'],
    ['the version isn’t published', {}, { hasRubric: false }, 'unknown-level'],
    ['the day is over', { closesOn: '2026-11-01' }, {}, 'too-late'],
    ['a qualification has no mark', { mode: 'qualification' }, {}, 'incomplete'],
    ['practice has one', { passMark: { exact: 0, adjacent: 0 } }, {}, 'incomplete'],
    ['a qualification has its mark', { mode: 'qualification', passMark: { exact: 1, adjacent: 1 } }, {}, undefined],
    ['seeding has no share', { mode: 'seeding' }, {}, 'incomplete'],
    ['practice has one of seeding', { seedShare: 0.1 }, {}, 'incomplete'],
    [
      'the work isn’t stripped at intake',
      { mode: 'seeding', seedShare: 0.1 },
      { achievement: seedable({ seeding: false }) },
      'no-seeding',
    ],
    [
      'the work is claimed',
      { mode: 'seeding', seedShare: 0.1 },
      { achievement: seedable({ allocation: 'claim' }) },
      'no-seeding',
    ],
    ['the work isn’t blind', { mode: 'seeding', seedShare: 0.1 }, { achievement: seedable({ blind: false }) }, 'no-seeding'],
    ['it can be seeded', { mode: 'seeding', seedShare: 0.1 }, { achievement: seedable({}) }, undefined],
    ['a source is named twice', { sourceIds: ['s1', 's1'] }, {}, 'incomplete'],
    ['somebody is named twice', { panelIds: [ada, ada] }, {}, 'incomplete'],
    ['the lead is of the panel', { panelIds: [lea] }, { assessors: [lea] }, 'incomplete'],
    ['somebody is no assessor', {}, { assessors: [ada] }, 'incomplete'],
    ['a source isn’t decided', {}, { decided: ['s1'] }, 'no-exemplar'],
  ])('where %s', (_when, change, facts, code) => {
    expect(judgePlan({ ...plan, ...change }, { ...known, ...facts })?.code).toBe(code)
  })
})

describe('judgeOpening', () => {
  const ready = { state: 'preparing', isOver: false, exemplars: 2, references: 2 } as const
  it.each([
    [{}, undefined],
    [{ state: 'open' }, 'wrong-state'],
    [{ state: 'closed' }, 'wrong-state'],
    [{ isOver: true }, 'too-late'],
    [{ exemplars: 0, references: 0 }, 'no-exemplar'],
    [{ references: 1 }, 'incomplete'],
  ] as const)('with %j', (change, code) => {
    expect(judgeOpening({ ...ready, ...change })?.code).toBe(code)
  })
})

describe('judgeQualifying', () => {
  const fit = {
    round: { state: 'closed', achievementId: 'a' },
    achievementId: 'a',
    isOfPanel: true,
    isAssessor: true,
    ends: false,
    isQualified: false,
  } as const
  it.each([
    [{}, undefined],
    [{ achievementId: 'b' }, 'no-round'],
    [{ isOfPanel: false }, 'no-round'],
    [{ round: { state: 'preparing', achievementId: 'a' } }, 'wrong-state'],
    [{ isAssessor: false }, 'incomplete'],
    [{ ends: true }, 'wrong-state'],
    [{ ends: true, isQualified: true, isAssessor: false }, undefined],
  ] as const)('with %j', (change, code) => {
    expect(judgeQualifying({ ...fit, ...change })?.code).toBe(code)
  })
})

describe('looking back at what was decided', () => {
  const lead = { id: lea, mark: 'm-lea', roles: ['lead' as const], panels: ['p'] }
  const past = { candidateMark: 'm-c', voucherMarks: ['m-v'], declaredBy: [], assessedBy: [] }
  const policy = { assessors: 2 as const, blind: true }

  it('is for leads of its panel whom nothing keeps from the candidate’s work', () => {
    expect(mayLookBack(lead, past, policy)).toBe(true)
    expect(mayLookBack(lead, past, { ...policy, panelId: 'q' })).toBe(false)
    expect(mayLookBack({ ...lead, roles: ['admin'] }, past, policy)).toBe(false)
    expect(mayLookBack(lead, { ...past, candidateMark: 'm-lea' }, policy)).toBe(false)
    expect(mayLookBack(lead, { ...past, voucherMarks: ['m-lea'] }, policy)).toBe(false)
    expect(mayLookBack(lead, { ...past, declaredBy: [lea] }, policy)).toBe(false)
  })

  it('is not for who was one of a blind pair, but for who assessed it alone, or by name', () => {
    const own = { ...past, assessedBy: [lea] }
    expect(mayLookBack(lead, own, policy)).toBe(false)
    expect(mayLookBack(lead, own, { ...policy, blind: false })).toBe(true)
    expect(mayLookBack(lead, own, { ...policy, assessors: 1 })).toBe(true)
    expect(mayLookBack(lead, own, { ...policy, assessors: 1, secondLookShare: 0.1 })).toBe(false)
  })

  it('and scoring a copy of it is for everybody but those whom something keeps from it', () => {
    const person = { id: ada, mark: 'm-ada', panels: [], competences: [] }
    expect(mayScoreCopy(person, past)).toBe(true)
    expect(mayScoreCopy({ ...person, mark: 'm-c' }, past)).toBe(false)
    expect(mayScoreCopy({ ...person, mark: 'm-v' }, past)).toBe(false)
    expect(mayScoreCopy(person, { ...past, declaredBy: [ada] })).toBe(false)
  })
})
