import { describe, expect, test } from 'vitest'
import { levelAt, othersMean, referenceAt, roundLevels } from '../../../renderer/calibration/figures/round-levels'
import { bandOf, distanceMatrix, partsOf } from '../../../renderer/calibration/matrix/distances'
import { moveInGrid } from '../../../renderer/calibration/matrix/move-in-grid'
import { criteriaWith, roundWith, scoreWith } from './panels'

const criteria = criteriaWith(4, 5)
const round = roundWith(2, 3)
const scores = [
  scoreWith(round, criteria, 0, null, [2, 2]),
  scoreWith(round, criteria, 1, null, [1, 4]),
  scoreWith(round, criteria, 0, 0, [2, 0]),
  scoreWith(round, criteria, 1, 0, [3, 3]),
  scoreWith(round, criteria, 0, 1, [1, null]),
]
const levels = roundLevels(round, { criteria }, scores)

describe('the levels of a round', () => {
  test('stand at their criterion, exemplar and rater, and are missing where nothing was given', () => {
    expect(levelAt(levels, 0, 1, 0)).toBe(3)
    expect(levelAt(levels, 1, 0, 0)).toBe(0)
    expect(levelAt(levels, 1, 0, 1)).toBeNaN()
    expect(levelAt(levels, 0, 0, 2)).toBeNaN()
    expect(referenceAt(levels, 1, 1)).toBe(4)
    expect(levels.levelsOf).toEqual([4, 5])
  })

  test('hold nothing of another exemplar, another person or another version of the rubric', () => {
    const strange = { ...scoreWith(round, criteria, 0, 2, [3, 3]), submissionId: 'elsewhere' }
    const stranger = { ...scoreWith(round, criteria, 0, 2, [3, 3]), personId: 'nobody' }
    const older = { ...scoreWith(round, criteria, 0, 2, [3, 3]), rubricVersion: 1 }
    expect(roundLevels(round, { criteria }, [...scores, strange, stranger, older])).toEqual(levels)
  })

  test('of the others have a mean, and none where nobody else gave anything', () => {
    expect(othersMean(levels, 0, 0, 0)).toBe(1)
    expect(othersMean(levels, 0, 0, 2)).toBe(1.5)
    expect(othersMean(levels, 0, 1, 0)).toBeNaN()
  })
})

describe('the matrix', () => {
  test('is the mean of level less reference over the exemplars that have both', () => {
    const matrix = distanceMatrix(levels, 'reference')
    expect(matrix[0]?.[0]).toEqual({ mean: 1, exemplars: 2 })
    expect(matrix[1]?.[0]).toEqual({ mean: -1.5, exemplars: 2 })
    expect(matrix[0]?.[1]).toEqual({ mean: -1, exemplars: 1 })
    expect(matrix[0]?.[2]).toEqual({ mean: Number.NaN, exemplars: 0 })
  })

  test('against the consensus leaves the rater out of it', () => {
    expect(distanceMatrix(levels, 'consensus')[0]?.[0]).toEqual({ mean: 1, exemplars: 1 })
  })

  test('names the exemplars of a cell, the largest difference first', () => {
    expect(partsOf(levels, 'reference', 0, 0)).toEqual([
      { exemplar: 1, level: 3, base: 1, distance: 2 },
      { exemplar: 0, level: 2, base: 2, distance: 0 },
    ])
  })

  test.each([
    [-1.4, 'much-harsher'],
    [-1, 'much-harsher'],
    [-0.5, 'harsher'],
    [-0.24, 'near'],
    // Written as −0.3, and coloured as what is written.
    [-0.26, 'harsher'],
    [0, 'near'],
    [0.3, 'milder'],
    [1, 'much-milder'],
    [Number.NaN, 'none'],
  ])('colours %d as %s', (mean, band) => {
    expect(bandOf(mean)).toBe(band)
  })
})

describe('the keys of the grid', () => {
  const size = { rows: 3, columns: 4 }
  test('move by one, and stop at the edges', () => {
    expect(moveInGrid('ArrowRight', { row: 1, column: 1 }, size)).toEqual({ row: 1, column: 2 })
    expect(moveInGrid('ArrowUp', { row: 1, column: 1 }, size)).toEqual({ row: 0, column: 1 })
    expect(moveInGrid('ArrowRight', { row: 1, column: 3 }, size)).toBeNull()
    expect(moveInGrid('ArrowDown', { row: 2, column: 0 }, size)).toBeNull()
    expect(moveInGrid('a', { row: 0, column: 0 }, size)).toBeNull()
  })
  test('go to the ends, and are the other way round where one reads from the right', () => {
    expect(moveInGrid('End', { row: 1, column: 1 }, size)).toEqual({ row: 1, column: 3 })
    expect(moveInGrid('End', { row: 1, column: 1 }, size, { toEnd: true })).toEqual({ row: 2, column: 3 })
    expect(moveInGrid('Home', { row: 1, column: 1 }, size, { toEnd: true })).toEqual({ row: 0, column: 0 })
    expect(moveInGrid('ArrowRight', { row: 1, column: 1 }, size, { isReversed: true })).toEqual({ row: 1, column: 0 })
  })
})
