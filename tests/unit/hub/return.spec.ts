import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type About, findObstacle, judgeReturn, mayReturn } from '../../../hub/policy'
import { RoleSchema } from '../../../shared/domain'

const lead = { id: 'lead', mark: 'name of lead', panels: ['panel'], roles: ['lead' as const] }
const about = (change: Partial<About> = {}): Omit<About, 'qualified'> => ({
  candidateMark: 'the candidate',
  voucherMarks: [],
  declaredBy: [],
  hadBy: [],
  seenBy: [],
  ...change,
})

describe('who may return a decision', () => {
  it.each([
    ['a lead of the panel', lead, about(), { panelId: 'panel' }, true],
    ['any lead, where it is no panel’s', { ...lead, panels: [] }, about(), {}, true],
    [
      'a lead where assessors have to be competent',
      lead,
      about(),
      { panelId: 'panel', competence: 'Data', qualifiedOnly: true },
      true,
    ],
    ['a lead of another panel', lead, about(), { panelId: 'other' }, false],
    ['an assessor of the panel', { ...lead, roles: ['assessor' as const] }, about(), { panelId: 'panel' }, false],
    ['an admin', { ...lead, roles: ['admin' as const] }, about(), {}, false],
    ['a lead who assesses as well', { ...lead, roles: ['assessor' as const, 'lead' as const] }, about(), {}, true],
    ['a lead who had a part in it', lead, about({ hadBy: ['lead'] }), {}, false],
    ['a lead who is the candidate', lead, about({ candidateMark: 'name of lead' }), {}, false],
    ['a lead who declared an interest', lead, about({ declaredBy: ['lead'] }), {}, false],
    ['a lead who vouched', lead, about({ voucherMarks: ['name of lead'] }), {}, false],
  ])('%s: %#', (_who, person, of, policy, may) => {
    expect(mayReturn(person, of, policy)).toBe(may)
  })

  it('is nobody who isn’t a lead, and nobody whom anything keeps from judging it, whoever it is about', () => {
    const someId = fc.constantFrom('a', 'b', 'c')
    const some = fc.array(someId, { maxLength: 3 })
    const anybody = fc.record({ id: someId, mark: someId, panels: some, roles: fc.subarray([...RoleSchema.options]) })
    const anything = fc.record({ candidateMark: someId, voucherMarks: some, declaredBy: some, hadBy: some, seenBy: some })
    const anyPolicy = fc.option(someId, { nil: undefined }).map((panelId) => (panelId === undefined ? {} : { panelId }))
    fc.assert(
      fc.property(anybody, anything, anyPolicy, (person, of, policy) => {
        const known = { ...person, competences: [] }
        const expected = person.roles.includes('lead') && findObstacle(known, { ...of, qualified: [] }, policy) === null
        expect(mayReturn(person, of, policy)).toBe(expected)
      }),
    )
  })
})

describe('when a decision may be returned', () => {
  const releaseAt = new Date('2026-11-02T12:15:00Z')
  const before = new Date(releaseAt.getTime() - 1)
  const why = { reason: 'Nobody opened the recording.' }

  it.each([
    ['it waits', 'pending', before, why, null],
    ['its delay is over, but nobody has released it yet', 'pending', releaseAt, why, 'too-late'],
    ['it is released', 'final', before, why, 'too-late'],
    ['it was taken back or returned', 'void', before, why, 'wrong-state'],
    ['there is no reason', 'pending', before, { reason: '' }, 'incomplete'],
    ['the reason is empty space', 'pending', before, { reason: ' \n\t' }, 'incomplete'],
    ['it is too late and there is no reason', 'final', before, { reason: '' }, 'too-late'],
  ] as const)('%s', (_when, state, now, said, code) => {
    expect(judgeReturn(said, { state, release_at: releaseAt }, now)?.code ?? null).toBe(code)
  })

  it('of one that one may not return nothing is told, with or without a reason', () => {
    const answers = [why, { reason: '' }].map((said) => judgeReturn(said, null, before))
    expect(answers).toEqual(Array(2).fill(expect.objectContaining({ status: 'rejected', code: 'no-decision' })))
    expect(answers[0]).toEqual(answers[1])
  })
})
