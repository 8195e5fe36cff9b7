import { describe, expect, it } from 'vitest'
import { judgeCommand, type Situation } from '../../../hub/policy'
import type { AllocationState } from '../../../shared/domain'
import type { WorkCommand } from '../../../shared/protocol'
import { assessment, rubric } from '../domain/rubric-fixture'

const me = '00000000-0000-4000-8000-0000000000aa'
const fixture = { ...assessment([3, 3, 3]), recommendation: 'awarded' as const }
const base = {
  id: '018f0000-0000-7000-8000-000000000001',
  schemaVersion: 1 as const,
  allocationId: fixture.allocationId,
  actedAt: '2026-11-02T11:00:00.000Z',
  basedOn: {
    allocationRevision: 1,
    submissionRevision: fixture.submissionRevision,
    rubricId: fixture.rubricId,
    rubricVersion: fixture.rubricVersion,
  },
}
const begin: WorkCommand = { ...base, type: 'allocation.begin' }
const submit: WorkCommand = { ...base, type: 'assessment.submit', assessment: fixture, annotations: [] }
const handOver: WorkCommand = { ...base, type: 'draft.hand-over', draft: { ...fixture, recommendation: null }, annotations: [] }
const takeBack: WorkCommand = { ...base, type: 'decision.take-back', submitCommandId: base.id }

function situation(change: Partial<Situation> = {}): Situation {
  return {
    now: new Date('2026-11-02T12:00:00Z'),
    personId: me,
    allocation: { assessorId: me, task: 'assess', state: 'in-review' },
    submission: { id: fixture.submissionId, state: 'open', revision: fixture.submissionRevision },
    achievement: {
      id: rubric().achievementId,
      name: 'A',
      field: 'F',
      description: 'D',
      criteriaNarrative: 'N',
      tags: [],
      rubricId: fixture.rubricId,
      rubricVersion: fixture.rubricVersion,
      policy: {
        assessors: 1,
        blind: false,
        evidenceLinksRequired: false,
        releaseDelaySeconds: 20,
        promiseWorkingDays: 5,
        leaseDays: 7,
      },
    },
    rubric: rubric({ id: fixture.rubricId, version: fixture.rubricVersion }),
    evidence: [],
    assessment: null,
    handOver: null,
    round: null,
    ...change,
  }
}

const codeOf = (command: WorkCommand, change: Partial<Situation> = {}) =>
  judgeCommand(command, situation(change))?.code ?? 'accepted'
const inState = (state: AllocationState) => ({ allocation: { assessorId: me, task: 'assess' as const, state } })

describe('judging a command', () => {
  it.each<[AllocationState, string, string]>([
    ['offered', 'accepted', 'accepted'],
    ['accepted', 'accepted', 'accepted'],
    ['in-review', 'accepted', 'accepted'],
    ['assessed', 'wrong-state', 'already-decided'],
    ['ended', 'wrong-state', 'already-decided'],
    ['moved', 'allocation-moved', 'allocation-moved'],
    ['lapsed', 'allocation-moved', 'allocation-moved'],
    ['returned', 'allocation-moved', 'allocation-moved'],
    ['conflict-declared', 'wrong-state', 'wrong-state'],
  ])('on an allocation that is %s: begin is %s, submit is %s', (state, begun, submitted) => {
    expect([codeOf(begin, inState(state)), codeOf(submit, inState(state))]).toEqual([begun, submitted])
  })

  it('somebody else’s allocation and none at all are the same', () => {
    const other = { allocation: { assessorId: 'other', task: 'assess' as const, state: 'offered' as const } }
    expect(judgeCommand(submit, situation(other))).toEqual(judgeCommand(submit, situation({ allocation: null })))
  })

  it('a withdrawal explains everything else', () => {
    const withdrawn = { submission: { ...situation().submission, state: 'withdrawn' as const, revision: 9 }, ...inState('ended') }
    for (const command of [begin, submit, takeBack]) expect(codeOf(command, withdrawn)).toBe('submission-withdrawn')
  })

  it('a new revision and a new rubric are conflicts for a submission, and none for beginning', () => {
    const revised = { submission: { ...situation().submission, revision: 2 } }
    const achievement = { ...situation().achievement, rubricVersion: fixture.rubricVersion + 1 }
    expect([codeOf(submit, revised), codeOf(begin, revised)]).toEqual(['submission-revised', 'accepted'])
    expect([codeOf(submit, { achievement }), codeOf(begin, { achievement })]).toEqual(['rubric-superseded', 'accepted'])
  })

  it('a conflict tells the state as it is now, and of moved work only that it moved', () => {
    expect(judgeCommand(submit, situation({ submission: { ...situation().submission, revision: 2 } }))).toMatchObject({
      current: { allocationState: 'in-review', submissionRevision: 2, rubricVersion: fixture.rubricVersion },
    })
    expect(judgeCommand(submit, situation(inState('moved')))).toMatchObject({
      current: { allocationState: 'moved', submissionRevision: null, rubricVersion: null },
    })
  })

  it.each([
    ['within the delay', 1, false, false, 'accepted'],
    ['at its end', 0, false, false, 'too-late'],
    ['after its end', -1, false, false, 'too-late'],
    ['once it is decided', 1, false, true, 'too-late'],
    ['for the second time', 1, true, false, 'wrong-state'],
  ])('taking back %s', (_when, secondsLeft, takenBack, decided, expected) => {
    const releaseAt = new Date(situation().now.getTime() + secondsLeft * 1000)
    expect(codeOf(takeBack, { assessment: { releaseAt, takenBack, decided }, ...inState('assessed') })).toBe(expected)
  })

  it('who settles a split says why, whatever the rubric suggests', () => {
    const adjudicating = { allocation: { assessorId: me, task: 'adjudicate' as const, state: 'in-review' as const } }
    const said = (overrideReason: string): WorkCommand => ({ ...submit, assessment: { ...fixture, overrideReason } })
    expect(judgeCommand(said(' '), situation(adjudicating))).toMatchObject({
      code: 'incomplete',
      message: 'Missing: settling-reason.',
    })
    expect(codeOf(said('A read the wrong page.'), adjudicating)).toBe('accepted')
  })

  it.each<[AllocationState, string]>([
    ['offered', 'accepted'],
    ['accepted', 'accepted'],
    ['in-review', 'accepted'],
    ['assessed', 'wrong-state'],
    ['ended', 'wrong-state'],
    ['moved', 'allocation-moved'],
  ])('an interest in work that is %s: %s', (state, expected) => {
    const declare: WorkCommand = { ...base, type: 'allocation.declare-conflict', interest: 'family', words: '' }
    expect(codeOf(declare, inState(state))).toBe(expected)
  })

  it('an interest that is none of those named is explained', () => {
    const declare = (words: string): WorkCommand => ({ ...base, type: 'allocation.declare-conflict', interest: 'other', words })
    expect([codeOf(declare(' ')), codeOf(declare('We climb together.'))]).toEqual(['incomplete', 'accepted'])
  })

  it.each<[string, AllocationState, Partial<NonNullable<Situation['handOver']>>, string]>([
    ['of moved work goes to whoever has it', 'moved', {}, 'accepted'],
    ['of lapsed work does too', 'lapsed', {}, 'accepted'],
    ['of work that a purge took does too', 'returned', {}, 'accepted'],
    ['of what is still mine doesn’t', 'in-review', {}, 'wrong-state'],
    ['of what was handed in doesn’t', 'assessed', {}, 'wrong-state'],
    ['of what is over doesn’t', 'ended', {}, 'wrong-state'],
    ['of what I may not judge doesn’t', 'conflict-declared', {}, 'wrong-state'],
    [
      'that was handed over before isn’t again, wherever it is by now',
      'moved',
      { isDone: true, isTaken: false },
      'already-handed-over',
    ],
    ['of somebody who has a part again stays', 'moved', { holdsPart: true }, 'not-independent'],
    ['for nobody stays', 'moved', { isTaken: false }, 'no-receiver'],
  ])('a draft %s', (_what, state, change, expected) => {
    const facts = { isDone: false, isTaken: true, holdsPart: false, ...change }
    expect(codeOf(handOver, { handOver: facts, ...inState(state) })).toBe(expected)
  })

  it('what is missing is named by the criterion’s code', () => {
    const command = { ...submit, assessment: { ...fixture, scores: fixture.scores.slice(1) } } as WorkCommand
    expect(judgeCommand(command, situation())).toMatchObject({
      code: 'incomplete',
      message: expect.stringContaining('level for C1'),
    })
  })
})
