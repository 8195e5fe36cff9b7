import type { Core } from './core'

/**
 * What ties a candidate to the criteria, the raters and the levels: sums of information over the candidate's observations. The candidates
 * are tied to each other only through these, so they can be eliminated one by one, and what is left is as small as the panel is.
 */
export class Borders {
  /** How many others there are: criteria first, then raters, then the offsets of all levels but the lowest and the highest. */
  readonly size: number
  readonly criteria: number
  readonly raters: number
  readonly inner: number
  /** Where the observations of each candidate begin, and where those of the last end. */
  readonly starts: Int32Array
  /** What ties the candidate that was gathered last; nothing but at the first `count` of `places`. */
  readonly weights: Float64Array
  readonly places: Int32Array
  count = 0

  /** `inner` is the number of offsets that are estimated. */
  constructor(
    readonly core: Pick<Core, 'panel'>,
    inner: number,
  ) {
    const { lengths, of, size } = core.panel
    this.criteria = lengths.criteria
    this.raters = lengths.raters
    this.inner = inner
    this.size = this.criteria + this.raters + inner
    this.starts = new Int32Array(lengths.candidates + 1).fill(size)
    for (let at = size - 1; at >= 0; at--) this.starts[of.candidates[at] as number] = at
    this.weights = new Float64Array(this.size)
    this.places = new Int32Array(this.size)
  }

  /**
   * Gathers what ties one candidate, and returns the information about the candidate itself.
   * @param variance of each observation
   * @param pulls `inner` for each candidate: by how much information the offsets are tied to it
   */
  gather(candidate: number, variance: Float64Array, pulls: Float64Array): number {
    const { criteria, inner, weights, places, starts } = this
    const { of } = this.core.panel
    for (let k = 0; k < this.count; k++) weights[places[k] as number] = 0
    let count = 0
    let own = 0
    const add = (place: number, weight: number) => {
      if (weights[place] === 0) places[count++] = place
      weights[place] = (weights[place] as number) + weight
    }
    const end = starts[candidate + 1] as number
    for (let at = starts[candidate] as number; at < end; at++) {
      const weight = variance[at] as number
      // It would be noted twice.
      if (weight === 0) continue
      own += weight
      add(of.criteria[at] as number, weight)
      add(criteria + (of.raters[at] as number), weight)
    }
    for (let k = 0; k < inner; k++) {
      const place = criteria + this.raters + k
      weights[place] = pulls[candidate * inner + k] as number
      places[count++] = place
    }
    this.count = count
    return own
  }

  /** Adds the gathered weights, times a factor, to a vector of the others. */
  addTo(vector: Float64Array, factor: number): void {
    for (let k = 0; k < this.count; k++) {
      const place = this.places[k] as number
      vector[place] = (vector[place] as number) + factor * (this.weights[place] as number)
    }
  }

  /** The sum of the gathered weights times a vector of the others. */
  dot(vector: Float64Array): number {
    let sum = 0
    for (let k = 0; k < this.count; k++)
      sum += (this.weights[this.places[k] as number] as number) * (vector[this.places[k] as number] as number)
    return sum
  }

  /** The gathered weights on both sides of a whole matrix. */
  quadratic(matrix: Float64Array): number {
    let sum = 0
    for (let k = 0; k < this.count; k++) {
      const row = this.places[k] as number
      sum += (this.weights[row] as number) * this.dot(matrix.subarray(row * this.size, (row + 1) * this.size))
    }
    return sum
  }

  /** Takes from a matrix (its lower half) what the gathered candidate's own freedom takes from it. */
  eliminate(matrix: Float64Array, own: number): void {
    const { size, weights, places, count } = this
    for (let k = 0; k < count; k++) {
      const i = places[k] as number
      const share = (weights[i] as number) / own
      for (let l = 0; l < count; l++) {
        const j = places[l] as number
        if (j <= i) matrix[i * size + j] = (matrix[i * size + j] as number) - share * (weights[j] as number)
      }
    }
  }

  /** Adds each observation's information about its criterion and its rater to a matrix. */
  addDirect(matrix: Float64Array, variance: Float64Array): void {
    const { size, criteria, core } = this
    const { of } = core.panel
    for (let at = 0; at < core.panel.size; at++) {
      const weight = variance[at] as number
      const criterion = of.criteria[at] as number
      const rater = criteria + (of.raters[at] as number)
      matrix[criterion * size + criterion] = (matrix[criterion * size + criterion] as number) + weight
      matrix[rater * size + rater] = (matrix[rater * size + rater] as number) + weight
      matrix[rater * size + criterion] = (matrix[rater * size + criterion] as number) + weight
    }
  }
}
