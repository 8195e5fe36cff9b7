/** 1, or less (`ASSAY_BENCH_SCALE=0.02`) to try a measurement quickly; its numbers then say nothing and are marked so. */
export const SCALE = Number(process.env.ASSAY_BENCH_SCALE ?? 1)

/** How many of a thing a measurement works with. */
export function scaled(count: number, least = 1): number {
  return Math.max(least, Math.round(count * SCALE))
}
