import { describe, expect, test } from 'vitest'
import { pairKappa } from '../../../renderer/calibration/figures/pair-kappa'
import { roundLevels } from '../../../renderer/calibration/figures/round-levels'
import { criteriaWith, roundWith, scoreWith } from './panels'

/** Levels by rater (the first is the reference), criterion and exemplar. */
function levelsOf(given: readonly (readonly (readonly (number | null)[])[])[]) {
  const criteria = criteriaWith(4, 4)
  const round = roundWith(given[0]?.[0]?.length ?? 0, given.length - 1)
  const scores = given.flatMap((rows, rater) =>
    round.exemplars.map((_, exemplar) =>
      scoreWith(
        round,
        criteria,
        exemplar,
        rater === 0 ? null : rater - 1,
        rows.map((row) => row[exemplar] ?? null),
      ),
    ),
  )
  return roundLevels(round, { criteria }, scores)
}

describe('kappa of two', () => {
  const reference = [
    [0, 1, 2, 3, 0, 1, 2, 3],
    [3, 2, 1, 0, 3, 2, 1, 0],
  ]
  const off = [
    [0, 1, 2, 3, 0, 1, 2, 2],
    [0, 1, 2, 3, 0, 1, 2, 3],
  ]

  test('who gave the same has 1, here and over all', () => {
    const { criterion, all } = pairKappa(levelsOf([reference, reference]), 0, 0, null)
    expect(criterion).toMatchObject({ value: 1, units: 8, raters: 2 })
    expect(all).toMatchObject({ value: 1, units: 16, raters: 2 })
  })

  test('is of the criterion that is looked at, against the reference or another rater', () => {
    const levels = levelsOf([reference, off, reference])
    // One of eight differs by one step: 1 − Σw·observed ÷ Σw·expected of the table by hand.
    const against = pairKappa(levels, 0, 0, null)
    expect(against.criterion).toMatchObject({ value: expect.closeTo(1 - 8 / 144, 10) })
    expect(pairKappa(levels, 0, 0, 1)).toEqual(against)
    // The second criterion is turned around: as far apart as can be.
    expect(pairKappa(levels, 1, 0, null).criterion).toMatchObject({ value: -1 })
    expect(pairKappa(levels, 1, 1, null).criterion).toMatchObject({ value: 1 })
  })

  test('leaves out what one of them hasn’t given, and says why where nothing can be told', () => {
    const part = [[0, 1, null, null, null, null, null, null], off[1] ?? []]
    expect(pairKappa(levelsOf([reference, part]), 0, 0, null).criterion).toMatchObject({ units: 2 })
    const none = [[null, null, null, null, null, null, null, null], off[1] ?? []]
    expect(pairKappa(levelsOf([reference, none]), 0, 0, null).criterion).toHaveProperty('reason')
  })

  test('has an error where its units are independent of each other, and none over all criteria', () => {
    const { criterion, all } = pairKappa(levelsOf([reference, off]), 0, 0, null)
    expect(criterion).toHaveProperty('standardError')
    expect(all).not.toHaveProperty('standardError')
  })
})
