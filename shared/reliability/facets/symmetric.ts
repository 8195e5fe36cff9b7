/** Symmetric matrices as their lower half: the element of row i and column j ≤ i stands at i × size + j. */

/**
 * Cholesky's factor, in place of the matrix.
 * @returns false where the matrix isn't positive definite to within rounding; it is then spoilt
 */
export function factorise(matrix: Float64Array, size: number): boolean {
  for (let i = 0; i < size; i++) {
    const least = 1e-13 * (matrix[i * size + i] as number)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] as number
      for (let k = 0; k < j; k++) sum -= (matrix[i * size + k] as number) * (matrix[j * size + k] as number)
      if (j < i) matrix[i * size + j] = sum / (matrix[j * size + j] as number)
      else if (sum > least) matrix[i * size + i] = Math.sqrt(sum)
      // Also where it isn't a number.
      else return false
    }
  }
  return true
}

/** Solves with Cholesky's factor, in place of the right side. */
export function solve(factor: Float64Array, size: number, side: Float64Array): void {
  for (let i = 0; i < size; i++) {
    let sum = side[i] as number
    for (let k = 0; k < i; k++) sum -= (factor[i * size + k] as number) * (side[k] as number)
    side[i] = sum / (factor[i * size + i] as number)
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = side[i] as number
    for (let k = i + 1; k < size; k++) sum -= (factor[k * size + i] as number) * (side[k] as number)
    side[i] = sum / (factor[i * size + i] as number)
  }
}

/** The whole inverse, both halves, from Cholesky's factor. */
export function inverseOf(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size)
  for (let column = 0; column < size; column++) {
    // Symmetric: what is a row here is as well the column.
    const row = inverse.subarray(column * size, (column + 1) * size)
    row[column] = 1
    solve(factor, size, row)
  }
  return inverse
}

/**
 * A basis of what a positive semidefinite matrix turns to 0, by elimination with the largest pivot first. A pivot below 1e-9 of the
 * first counts as 0. The matrix is spoilt.
 */
export function nullBasisOf(matrix: Float64Array, size: number): Float64Array[] {
  const open = new Set(Array.from({ length: size }, (_, row) => row))
  const at = (i: number, j: number) => (i >= j ? i * size + j : j * size + i)
  const pivots: number[] = []
  for (let first = 0; open.size > 0; ) {
    let pivot = -1
    let largest = 1e-9 * first
    for (const row of open) {
      const diagonal = matrix[at(row, row)] as number
      if (diagonal > largest) [pivot, largest] = [row, diagonal]
    }
    if (pivot < 0) break
    if (pivots.length === 0) first = largest
    pivots.push(pivot)
    open.delete(pivot)
    for (const i of open) {
      const share = (matrix[at(i, pivot)] as number) / largest
      if (share === 0) continue
      for (const j of open) {
        if (j <= i) matrix[at(i, j)] = (matrix[at(i, j)] as number) - share * (matrix[at(j, pivot)] as number)
      }
    }
  }
  return [...open].map((free) => {
    const vector = new Float64Array(size)
    vector[free] = 1
    const known = [free]
    for (const pivot of [...pivots].reverse()) {
      let sum = 0
      for (const row of known) sum += (matrix[at(pivot, row)] as number) * (vector[row] as number)
      vector[pivot] = -sum / (matrix[at(pivot, pivot)] as number)
      known.push(pivot)
    }
    return vector
  })
}
