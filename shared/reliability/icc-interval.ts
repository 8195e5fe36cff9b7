import { fQuantile } from './f-quantile'
import type { IccForm } from './icc'
import type { MeanSquares } from './mean-squares'

type Limits = { low: number; high: number }

/**
 * The interval of an intraclass correlation. Limits of a mean's reliability (`,k`) are those of a single rating's, stepped up by
 * Spearman and Brown's formula.
 *
 * Source: Shrout, P. & Fleiss, J. (1979), Psychological Bulletin 86, 420–428; for 2,1 in the form of McGraw, K. & Wong, S. (1996),
 * Psychological Methods 1, 30–46, table 7, with Satterthwaite's degrees of freedom.
 *
 * @param level between 0 and 1
 */
export function iccInterval(squares: MeanSquares, form: IccForm, level: number): Limits {
  const single = singleLimits(squares, form, 1 - (1 - level) / 2)
  return form.endsWith('1') ? single : { low: ofMean(single.low, squares.raters), high: ofMean(single.high, squares.raters) }
}

function singleLimits(squares: MeanSquares, form: IccForm, share: number): Limits {
  const { units, raters, between, within, residual } = squares
  switch (form) {
    case '1,1':
    case '1,k':
      return ratioLimits(between, within, raters, units - 1, units * (raters - 1), share)
    case '2,1':
    case '2,k':
      return agreementLimits(squares, share)
    case '3,1':
    case '3,k':
      return ratioLimits(between, residual, raters, units - 1, (units - 1) * (raters - 1), share)
  }
}

/** Where the ratio of two mean squares has an F distribution. Written so that an error of 0 gives 1 and 1. */
function ratioLimits(signal: number, error: number, raters: number, first: number, second: number, share: number): Limits {
  const below = error * fQuantile(share, first, second)
  const above = signal * fQuantile(share, second, first)
  return { low: (signal - below) / (signal + (raters - 1) * below), high: (above - error) / (above + (raters - 1) * error) }
}

/** Where raters count as well: what they and the error make together has about so many degrees of freedom. */
function agreementLimits({ units, raters, between, raterSquare, residual }: MeanSquares, share: number): Limits {
  const value = (between - residual) / (between + (raters - 1) * residual + (raters * (raterSquare - residual)) / units)
  const byRaters = raters * value * raterSquare
  const byError = (units * (1 - value) + raters * value * (units - 1)) * residual
  const degrees = (byRaters + byError) ** 2 / (byRaters ** 2 / (raters - 1) + byError ** 2 / ((units - 1) * (raters - 1)))
  const noise = raters * raterSquare + (raters * units - raters - units) * residual
  // Neither raters nor what is left move the value: nothing is unsure.
  if (Number.isNaN(degrees)) return { low: value, high: value }
  const least = between / fQuantile(share, units - 1, degrees)
  const most = between * fQuantile(share, degrees, units - 1)
  return {
    low: (units * (least - residual)) / (noise + units * least),
    high: (units * (most - residual)) / (noise + units * most),
  }
}

/** Spearman and Brown: the reliability of the mean of so many ratings. */
function ofMean(single: number, ratings: number): number {
  return (single * ratings) / (1 + (ratings - 1) * single)
}
