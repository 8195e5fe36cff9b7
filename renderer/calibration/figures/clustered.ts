import type { Statistic, SummedStatistic, Unanswerable, UnitSums } from '../../../shared/reliability'
import { besideFirst, type Pool } from './pooled'

/**
 * A statistic of exemplar × criterion as one of packed ratings, whose samples draw exemplars with all their criteria. Sums stay as they are:
 * each is only weighed by how often its exemplar was drawn.
 */
export function clustered(statistic: SummedStatistic, { unpack, criteria }: Pool): SummedStatistic {
  return Object.assign((packed: Parameters<Statistic>[0]) => statistic(unpack(packed)), {
    summarise: (packed: Parameters<Statistic>[0]) => {
      const sums = statistic.summarise(unpack(packed))
      return { ...sums, unit: sums.unit.map((unit) => Math.floor(unit / criteria)) }
    },
  })
}

/**
 * The mean, over raters, of a statistic of each one beside the first column. Raters for whom it has no value aren't counted; where it has none
 * for anybody, the last one's reason is the answer.
 */
export function meanBesideFirst(statistic: SummedStatistic): SummedStatistic {
  return Object.assign(
    (ratings: Parameters<Statistic>[0]) => {
      const answers = columnsOf(ratings.raters).map((column) => statistic(besideFirst(ratings, column)))
      const value = meanOf(answers.map((answer) => ('reason' in answer ? answer : answer.value)))
      if (typeof value !== 'number') return value
      const told = answers.flatMap((answer) => ('reason' in answer ? [] : answer))
      return { value, units: Math.max(...told.map(({ units }) => units)), raters: told.length }
    },
    {
      summarise: (ratings: Parameters<Statistic>[0]) =>
        beside(columnsOf(ratings.raters).map((column) => statistic.summarise(besideFirst(ratings, column)))),
    },
  )
}

/** Every column but the first. */
function columnsOf(raters: number): number[] {
  return Array.from({ length: Math.max(0, raters - 1) }, (_, at) => at + 1)
}

function meanOf(values: readonly (number | Unanswerable)[]): number | Unanswerable {
  const told = values.filter((value) => typeof value === 'number')
  if (told.length > 0) return told.reduce((sum, value) => sum + value, 0) / told.length
  return values.findLast((value) => typeof value !== 'number') ?? { reason: 'too-few-raters' }
}

/** Sums of several statistics one after the other; the answer is the mean of theirs. */
function beside(all: readonly UnitSums[]): UnitSums {
  const widths = all.map(({ starts }) => starts.length - 1)
  const offsets = widths.map((_, at) => widths.slice(0, at).reduce((sum, width) => sum + width, 0))
  const starts = [0]
  for (const sums of all) {
    const before = starts.at(-1) ?? 0
    for (const start of sums.starts.subarray(1)) starts.push(before + start)
  }
  const answerOf = (one: UnitSums, at: number, sums: Float64Array) => {
    const from = offsets[at] ?? 0
    return one.answer(sums.subarray(from, from + (widths[at] ?? 0)))
  }
  return {
    starts: Int32Array.from(starts),
    unit: Int32Array.from(all.flatMap(({ unit }) => [...unit])),
    amount: Float64Array.from(all.flatMap(({ amount }) => [...amount])),
    answer: (sums) => meanOf(all.map((one, at) => answerOf(one, at, sums))),
  }
}
