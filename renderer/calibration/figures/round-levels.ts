import { levelIndex, type CalibrationRound, type Rubric, type RoundScore } from '../../../shared/domain'

/**
 * All that a panel gave in a round, as numbers: what every figure is made of. Levels are counted from the lowest, which is 0; NaN where
 * nothing was given.
 */
export type RoundLevels = {
  criteria: number
  exemplars: number
  raters: number
  /** How many levels each criterion has. */
  levelsOf: number[]
  /** `panel[(criterion * exemplars + exemplar) * raters + rater]` */
  panel: Float64Array
  /** `reference[criterion * exemplars + exemplar]` */
  reference: Float64Array
}

/**
 * The levels of a round. Exemplars, criteria and raters stand in the order of the round and its rubric; what is about others, or about
 * another version of the rubric, isn't in it; but seeds go by the version that is in force, in which criteria and levels keep their ids.
 */
export function roundLevels(
  { exemplars, panel, rubricVersion, mode }: Pick<CalibrationRound, 'exemplars' | 'panel' | 'rubricVersion' | 'mode'>,
  { criteria }: Pick<Rubric, 'criteria'>,
  scores: readonly RoundScore[],
): RoundLevels {
  const levels: RoundLevels = {
    criteria: criteria.length,
    exemplars: exemplars.length,
    raters: panel.length,
    levelsOf: criteria.map((criterion) => criterion.levels.length),
    panel: new Float64Array(criteria.length * exemplars.length * panel.length).fill(Number.NaN),
    reference: new Float64Array(criteria.length * exemplars.length).fill(Number.NaN),
  }
  const exemplarAt = new Map(exemplars.map(({ submissionId }, at) => [submissionId, at]))
  const raterAt = new Map(panel.map(({ personId }, at) => [personId, at]))
  for (const score of scores) {
    const exemplar = exemplarAt.get(score.submissionId)
    const isOfVersion = mode === 'seeding' || score.rubricVersion === rubricVersion
    if (exemplar === undefined || !isOfVersion) continue
    const rater = score.personId === null ? null : raterAt.get(score.personId)
    if (rater === undefined) continue
    criteria.forEach((criterion, at) => {
      const given = score.scores.find(({ criterionId }) => criterionId === criterion.id)
      const level = levelIndex(criterion, given?.levelId)
      if (level < 0) return
      const unit = at * exemplars.length + exemplar
      if (rater === null) levels.reference[unit] = level
      else levels.panel[unit * panel.length + rater] = level
    })
  }
  return levels
}

/** What one rater gave for one exemplar on one criterion; NaN where that is nothing. */
export function levelAt({ exemplars, raters, panel }: RoundLevels, criterion: number, exemplar: number, rater: number): number {
  return panel[(criterion * exemplars + exemplar) * raters + rater] ?? Number.NaN
}

export function referenceAt({ exemplars, reference }: RoundLevels, criterion: number, exemplar: number): number {
  return reference[criterion * exemplars + exemplar] ?? Number.NaN
}

/** The mean of what the others gave; NaN where nobody else gave anything. */
export function othersMean(levels: RoundLevels, criterion: number, exemplar: number, rater: number): number {
  let sum = 0
  let count = 0
  for (let other = 0; other < levels.raters; other++) {
    const level = levelAt(levels, criterion, exemplar, other)
    if (other === rater || Number.isNaN(level)) continue
    sum += level
    count += 1
  }
  return count === 0 ? Number.NaN : sum / count
}
