import { describe, expect, it } from 'vitest'
import { type Choice, type Known, type Piece, planMoves, standingTo } from '../../../renderer/operations/act/reallocate/plan'
import { newId } from '../../../shared/domain'

const [ANA, BO, CY] = ['ana', 'bo', 'cy'] as const
const ACHIEVEMENT = newId()

const loadOf = (personId: string, more: Partial<Known['loads'][number]> = {}): Known['loads'][number] => ({
  personId,
  name: personId.toUpperCase(),
  open: 5,
  begun: 1,
  overdue: 0,
  handedInLately: 10,
  away: null,
  mayTake: [ACHIEVEMENT],
  ...more,
})
const pieceOf = (assessorId: string | null): Piece => ({
  submissionId: newId(),
  revision: 1,
  achievementId: ACHIEVEMENT,
  promisedOn: '2026-12-18',
  allocationId: assessorId && newId(),
  assessorId,
})
const knownOf = (more: Partial<Known> = {}): Known => ({
  loads: [loadOf(ANA), loadOf(BO), loadOf(CY, { mayTake: [], away: { from: '2026-11-20', until: null } })],
  receivers: null,
  calendar: {
    timeZone: 'Europe/Berlin',
    workingDays: [1, 2, 3, 4, 5],
    workingHours: { start: '09:00', end: '17:00' },
    holidays: [],
  },
  today: '2026-11-23',
  ...more,
})
const SPREAD: Choice = { to: 'spread' }

describe('what goes where', () => {
  it('follows the hub’s answer: who has it by now, whom policy may choose, who only by hand, and what can’t be moved', () => {
    const [first, second, gone] = [pieceOf(ANA), pieceOf(ANA), pieceOf(ANA)]
    // Since the figures were told somebody has moved the second one to Bo.
    const movedTo = newId()
    const work = [
      {
        submissionId: first.submissionId,
        allocationId: first.allocationId,
        assessorId: ANA,
        promisedOn: '2026-12-18',
        mayTake: [BO],
        byHand: [CY],
      },
      {
        submissionId: second.submissionId,
        allocationId: movedTo,
        assessorId: BO,
        promisedOn: '2026-12-18',
        mayTake: [ANA],
        byHand: [],
      },
    ]
    const known = knownOf({ receivers: { asOf: '2026-11-23T09:00:00.000Z', work } })
    const plan = planMoves([first, second, gone], { to: 'person', personId: BO }, known)
    expect(plan.moves).toMatchObject([{ submissionId: first.submissionId, assessorId: ANA, to: { personId: BO, name: 'BO' } }])
    expect(plan.blocked.map(({ piece, obstacle }) => [piece.submissionId, obstacle])).toEqual([
      [gone.submissionId, 'not-movable'],
      [second.submissionId, 'has-it'],
    ])
    expect(planMoves([first, second], { to: 'person', personId: CY }, known)).toMatchObject({
      byHand: 1,
      moves: [{ submissionId: first.submissionId }],
      blocked: [{ obstacle: 'may-not' }],
    })
    // What the hub says of it goes out, not what was known before.
    const spread = planMoves([second], SPREAD, known)
    expect(spread.moves).toMatchObject([{ allocationId: movedTo, assessorId: BO, to: { personId: ANA } }])
  })

  it('goes by what was known last where the hub wasn’t asked, and spreads over nobody who is away or whom policy wouldn’t choose', () => {
    const pieces = [pieceOf(ANA), pieceOf(BO), pieceOf(null)]
    const known = knownOf()
    expect(standingTo(known, pieces[0]!, CY)).toBe('by-hand')
    const { moves, blocked, effect } = planMoves(pieces, SPREAD, known)
    expect(blocked).toEqual([])
    expect(moves.map(({ to }) => to?.personId)).toEqual([BO, ANA, expect.stringMatching(/^(ana|bo)$/)])
    expect(effect.loads.reduce((sum, { before, after }) => sum + after - before, 0)).toBe(1)
    const nobody = planMoves(pieces, SPREAD, knownOf({ loads: [loadOf(CY, { mayTake: [] })] }))
    expect(nobody.blocked.map(({ obstacle }) => obstacle)).toEqual(['nobody', 'nobody', 'nobody'])
    const byHub = planMoves(pieces, { to: 'hub' }, known)
    expect(byHub.moves.map(({ to }) => to)).toEqual([null, null, null])
    expect(byHub.effect.after).toEqual({ past: 0, unknown: 3 })
  })
})
