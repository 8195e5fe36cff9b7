import { incompleteBeta } from './incomplete-beta'

/**
 * The value below which a variable with an F distribution of `first` and `second` degrees of freedom (any numbers above 0) lies
 * with probability `share`, between 0 and 1. Such a variable F stands to a beta variable x with half the degrees as
 * F = second · x ÷ (first · (1 − x)); x is found by halving.
 *
 * Source: Johnson, N., Kotz, S. & Balakrishnan, N. (1995), Continuous Univariate Distributions, volume 2, chapter 27.
 */
export function fQuantile(share: number, first: number, second: number): number {
  const [a, b] = [first / 2, second / 2]
  // Whichever of x and 1 − x is small is the one to look for: close to 1, numbers lie too far apart.
  if (share > incompleteBeta(0.5, a, b)) return 1 / lowerQuantile(1 - share, second, first)
  return lowerQuantile(share, first, second)
}

/** The same where x lies between 0 and a half. */
function lowerQuantile(share: number, first: number, second: number): number {
  let [low, high] = [0, 0.5]
  for (;;) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) return (second * middle) / (first * (1 - middle))
    if (incompleteBeta(middle, first / 2, second / 2) < share) low = middle
    else high = middle
  }
}
