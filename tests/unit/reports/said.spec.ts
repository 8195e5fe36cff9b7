import { describe, expect, it } from 'vitest'
import { directionOf, sayReport } from '../../../renderer/reports/said'
import type { CriterionFigures, Lean, Report } from '../../../shared/domain'

const lean = (value: number, reach = 0.2): Lean => ({ value, low: value - reach, high: value + reach })
const figures = (change: Partial<CriterionFigures> = {}): CriterionFigures => ({
  ...{ pieces: 10, exact: 0.7, lean: lean(0), rare: [] },
  ...change,
})
const report = (change: Partial<Report> & { of?: (CriterionFigures | null)[] } = {}): Report => {
  const { of = [figures()], ...rest } = change
  return {
    id: 'r',
    achievementId: 'a',
    achievementName: 'Open data report',
    rubricId: 'b',
    rubricVersion: 1,
    mode: 'seeding',
    roundId: null,
    roundName: null,
    handedOutAt: '2026-11-23T09:00:00.000Z',
    privateUntil: '2026-11-30',
    isRead: false,
    pieces: 10,
    levels: 10 * of.length,
    exact: 0.7,
    oneAway: 0.25,
    lean: lean(0),
    criteria: of.map((one, at) => ({ id: `c${at + 1}`, code: `C${at + 1}`, title: `Criterion ${at + 1}`, figures: one })),
    ...rest,
  }
}
const codes = (of: readonly { code: string }[]) => of.map(({ code }) => code)

describe('what a report says', () => {
  it('takes less than three tenths of a level for even, and a direction for one only where it is hardly chance', () => {
    expect(directionOf(lean(0.2, 0.1))).toBe('even')
    expect(directionOf(lean(-0.3, 0.2))).toBe('lower')
    expect(directionOf(lean(0.3, 0.2))).toBe('higher')
    expect(directionOf({ value: 0.4, low: 0, high: 0.8 })).toBe('unclear')
    expect(directionOf({ value: -0.4, low: -0.8, high: 0.1 })).toBe('unclear')
  })

  it('puts criteria where they belong: the closest and the furthest first', () => {
    const said = sayReport(
      report({
        of: [
          figures({ lean: lean(-0.4) }),
          figures({ exact: 0.6 }),
          figures({ exact: 0.9 }),
          figures({ lean: lean(0.8) }),
          figures({ lean: lean(0.5, 0.9) }),
          null,
        ],
      }),
      null,
    )
    expect(codes(said.alike)).toEqual(['C3', 'C2'])
    expect(codes(said.leans)).toEqual(['C4', 'C1'])
    expect([codes(said.perhaps), codes(said.few), said.closest, said.change]).toEqual([['C5'], ['C6'], null, null])
    expect([said.isNear, said.isOften, said.whole]).toEqual([true, true, 'even'])
  })

  it('finds something good where nothing is read alike, and nothing to praise where too little is known', () => {
    const said = sayReport(
      report({
        exact: 0.2,
        oneAway: 0.4,
        of: [figures({ exact: 0.1, lean: lean(-0.9) }), figures({ exact: 0.3, lean: lean(-0.8) })],
      }),
      null,
    )
    expect([said.closest?.code, said.isNear, said.isOften]).toEqual(['C2', false, false])
    const few = sayReport(report({ exact: 0.2, oneAway: 0.4, lean: null, of: [null] }), null)
    expect([few.closest, few.whole, codes(few.few)]).toEqual([null, null, ['C1']])
  })

  it('names rare levels, and calls a change one only beyond what chance brings', () => {
    const rare = [{ id: 'l', title: 'Exemplary' }]
    expect(codes(sayReport(report({ of: [figures(), figures({ rare })] }), null).rare)).toEqual(['C2'])
    const change = (now: number, before: number, pieces = 10) =>
      sayReport(report({ exact: now, pieces }), report({ exact: before, pieces })).change
    expect(change(0.8, 0.6)).toEqual({ way: 'same', now: 0.8, before: 0.6 })
    expect(change(0.9, 0.4)?.way).toBe('closer')
    expect(change(0.4, 0.9)?.way).toBe('further')
    // The same difference over many pieces isn't chance.
    expect(change(0.8, 0.6, 100)?.way).toBe('closer')
  })
})
