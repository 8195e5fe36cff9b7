/** One line of `bench/results.json`. */
export type BenchResult = {
  name: string
  /** Median of ours ÷ median of the baseline, from alternating rounds of the same run. */
  ratio: number
  /** Medians, in `unit`. */
  ours: number
  baseline: number
  unit: string
  /** Rounds of each. */
  n: number
  /** What docs/decisions/004 asks for. */
  mustReach: number
  aim: number
  /** What a reader must know to judge the numbers: sizes, which database, what is in the time. */
  note: string
}

export type Bench = Pick<BenchResult, 'name' | 'unit' | 'mustReach' | 'aim' | 'note'> & {
  /** At least five. */
  rounds?: number
  /** Each does one round's work and answers what it measured, in `unit`; what must not count happens outside its clock. */
  ours: (round: number) => Promise<number>
  baseline: (round: number) => Promise<number>
}

/** Milliseconds that a piece of work takes. */
export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}

/**
 * Runs ours and the baseline in turns, so that a machine that slows down slows both, after one unmeasured round of each.
 */
export async function measure({ rounds = 5, ours, baseline, ...line }: Bench): Promise<BenchResult> {
  const measured = { ours: [] as number[], baseline: [] as number[] }
  for (let round = 0; round <= rounds; round += 1) {
    const b = await baseline(round)
    const o = await ours(round)
    if (round === 0) continue
    measured.baseline.push(b)
    measured.ours.push(o)
  }
  const [a, b] = [median(measured.ours), median(measured.baseline)]
  return { ...line, ratio: a / b, ours: a, baseline: b, n: rounds }
}
