import { describe, expect, it } from 'vitest'
import { judgeMessage, judgeMoving, type Sending } from '../../../hub/policy'
import type { MessagePurpose } from '../../../shared/domain'

describe('what happened to work that is to be moved', () => {
  const open = { state: 'open', revision: 2 } as const
  const known = { submission: open, named: { state: 'offered' }, isMovable: true, isOpen: true, rubricVersion: 3 } as const
  it.each([
    ['nothing', {}, null],
    ['it was withdrawn, whatever else', { submission: { ...open, state: 'withdrawn', revision: 3 } }, 'submission-withdrawn'],
    ['there is a new revision', { submission: { ...open, revision: 3 } }, 'submission-revised'],
    ['it was handed in', { named: { state: 'assessed' }, isMovable: false }, 'already-decided'],
    ['it was moved', { named: { state: 'moved' }, isMovable: false }, 'allocation-moved'],
    ['it was given back', { named: { state: 'returned' }, isMovable: false, isOpen: false }, 'allocation-moved'],
    ['somebody has what nobody had', { named: null, isMovable: false }, 'allocation-moved'],
    ['it is decided', { named: null, isMovable: false, isOpen: false }, 'already-decided'],
  ] as const)('%s', (_what, change, code) => {
    const refusal = judgeMoving({ submissionRevision: 2 }, { ...known, ...change })
    expect(refusal && refusal.status !== 'rejected' ? refusal.code : refusal).toBe(code)
  })
})

describe('who may write to whom', () => {
  const reader = { id: 'ada', roles: ['assessor'] as const, panels: ['one'], competences: ['Data'] }
  const policy = { assessors: 1, panelId: 'one', competence: 'Data', qualifiedOnly: true } as NonNullable<
    Sending['achievement']
  >['policy']
  const { panelId: _, ...anybodys } = policy
  const lead = { id: 'lea', roles: ['lead' as const], panels: ['one'] }
  const judge = (purpose: MessagePurpose, change: Partial<Omit<Sending, 'readers'>> & { reader?: object } = {}) => {
    const { reader: other, ...more } = change
    const readers = [{ ...reader, roles: [...reader.roles], ...other }]
    const said = { purpose, toPersonIds: ['ada'], achievementId: 'data', aboutAllocationId: purpose === 'return' ? 'work' : null }
    return (
      judgeMessage(said, { person: lead, readers, achievement: { policy }, led: [{ policy }], work: null, ...more })?.code ?? null
    )
  }
  it.each([
    ['a lead, to one of their panel', judge('message'), null],
    ['a lead, to one of another', judge('message', { reader: { panels: ['two'] } }), 'no-receiver'],
    ['a lead of what is anybody’s', judge('message', { reader: { panels: ['two'] }, led: [{ policy: anybodys }] }), null],
    ['an admin', judge('message', { person: { ...lead, roles: ['admin'] }, reader: { panels: ['two'] } }), null],
    [
      'an admin, to who does neither',
      judge('message', { person: { ...lead, roles: ['admin'] }, reader: { roles: ['intake'] } }),
      'no-receiver',
    ],
    ['an assessor', judge('message', { person: { ...lead, roles: ['assessor'] } }), 'not-a-lead'],
    ['an invitation to who isn’t qualified yet', judge('invitation'), null],
    ['an invitation to who isn’t competent', judge('invitation', { reader: { competences: [] } }), 'no-receiver'],
    [
      'an invitation by a lead of others',
      judge('invitation', { achievement: { policy: { ...policy, panelId: 'two' } } }),
      'not-a-lead',
    ],
    ['for work that they may not know', judge('return'), 'no-work'],
    ['for work that she has', judge('return', { work: { holderId: 'ada', achievementId: 'data' } }), null],
    ['for work that she hasn’t', judge('return', { work: { holderId: 'ben', achievementId: 'data' } }), 'no-receiver'],
    ['for work of something else', judge('return', { work: { holderId: 'ada', achievementId: 'other' } }), 'incomplete'],
  ])('%s', (_what, code, expected) => {
    expect(code).toBe(expected)
  })
})
