/**
 * How likely each level is: P(level x) is proportional to exp(x β + offset of x), where β = ability − difficulty − severity and the offsets
 * are minus the sums of the thresholds up to x (Andrich 1978). Levels that nobody uses have no part in it.
 */
export class LevelChances {
  /** One for each of `scores`; the same array each time. */
  readonly chances: Float64Array
  /** The level that is expected. */
  expected = 0
  /** Its variance, which is the information that one observation gives about β. */
  variance = 0
  /** Logarithm of the sum that the chances were divided by. */
  logSum = 0

  /** `scores` are the levels that occur; `offsets` stand beside them, and may be changed between two calls. */
  constructor(
    readonly scores: Int32Array,
    readonly offsets: Float64Array,
  ) {
    this.chances = new Float64Array(scores.length)
  }

  at(beta: number): void {
    const { scores, offsets, chances } = this
    let highest = Number.NEGATIVE_INFINITY
    for (let k = 0; k < chances.length; k++) {
      const power = (scores[k] as number) * beta + (offsets[k] as number)
      chances[k] = power
      if (power > highest) highest = power
    }
    let sum = 0
    let sumOfScores = 0
    for (let k = 0; k < chances.length; k++) {
      const weight = Math.exp((chances[k] as number) - highest)
      chances[k] = weight
      sum += weight
      sumOfScores += weight * (scores[k] as number)
    }
    this.logSum = highest + Math.log(sum)
    this.expected = sumOfScores / sum
    let variance = 0
    for (let k = 0; k < chances.length; k++) {
      const chance = (chances[k] as number) / sum
      chances[k] = chance
      variance += chance * ((scores[k] as number) - this.expected) ** 2
    }
    this.variance = variance
  }
}
