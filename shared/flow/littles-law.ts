import type { Instant, Passage, Span } from './passage'
import type { Unanswerable } from './reasons'
import { DAY_MS } from './zone'

/** With fewer passages that left, their mean says too little. */
export const LEAST_LEFT = 20
/** So far may both sides lie apart, as a share of the expected one. */
const TOLERANCE = 0.15
/** A change of less is none that explains anything. */
const NOTICEABLE = 0.1

/**
 * Why the law doesn't hold over a span. It is exact where the open work at the end is as much, and as old, as at the beginning:
 * - `more-open`, `fewer-open`: there is more open work than at the beginning, or less.
 * - `older-open`: what is open has grown older: old work stays while newer work leaves.
 * - `younger-open`: what is open is younger: old work was cleared.
 * - `short-span`: the span is shorter than twice what passages took, so that most of their time lies outside of it.
 */
export const IMBALANCES = ['more-open', 'fewer-open', 'older-open', 'younger-open', 'short-span'] as const
export type Imbalance = (typeof IMBALANCES)[number]

export type LittlesLaw = {
  /** Mean number of open passages over the span. */
  open: number
  /** Passages that left for each day of 24 hours, however they ended. */
  leftPerDay: number
  /** Mean time that those that left took, in days of 24 hours. */
  meanDays: number
  /** `leftPerDay × meanDays`: what would be open on the mean if nothing had changed. */
  expected: number
  holds: boolean
  /** Empty where it holds. */
  because: Imbalance[]
  /** Open passages and their mean age in days of 24 hours, at both ends of the span. */
  before: { open: number; meanAge: number }
  after: { open: number; meanAge: number }
  /** How many left. */
  passages: number
}

/**
 * Whether work in progress = rate × time in the system (Little, J. 1961, A proof for the queuing formula L = λW, Operations Research 9, 383–387) over
 * a span, by calendar time. For any span, open × length = (time of those that left) + (age of what is open at its end) − (age of what was open
 * at its beginning): so where it doesn't hold, those ages have changed, and the answer says how.
 *
 * @returns `too-few` where fewer than 20 left in the span
 * @throws RangeError for a span without length
 */
export function littlesLaw(passages: readonly Passage[], span: Span): LittlesLaw | Unanswerable {
  const length = span.to - span.from
  if (!(length > 0)) throw new RangeError('A span ends after it begins.')
  let [openTime, leftTime, left] = [0, 0, 0]
  for (const { receivedAt, end } of passages) {
    const until = end?.at ?? Number.POSITIVE_INFINITY
    openTime += Math.max(0, Math.min(until, span.to) - Math.max(receivedAt, span.from))
    if (until < span.from || until >= span.to) continue
    leftTime += until - receivedAt
    left += 1
  }
  if (left < LEAST_LEFT) return { reason: 'too-few' }
  const [open, expected] = [openTime / length, leftTime / length]
  const [before, after] = [openWork(passages, span.from), openWork(passages, span.to)]
  const holds = Math.abs(open - expected) <= TOLERANCE * expected
  const meanDays = leftTime / left / DAY_MS
  return {
    open,
    leftPerDay: (left * DAY_MS) / length,
    meanDays,
    expected,
    holds,
    because: holds ? [] : explain(open > expected, before, after, 2 * meanDays * DAY_MS > length),
    before,
    after,
    passages: left,
  }
}

type OpenWork = { open: number; meanAge: number }

function openWork(passages: readonly Passage[], at: Instant): OpenWork {
  let [open, age] = [0, 0]
  for (const { receivedAt, end } of passages) {
    // Just before the instant: what comes or goes at it belongs to the span that begins.
    if (receivedAt >= at || (end !== null && end.at < at)) continue
    open += 1
    age += at - receivedAt
  }
  return { open, meanAge: open === 0 ? 0 : age / open / DAY_MS }
}

function explain(isMore: boolean, before: OpenWork, after: OpenWork, isShort: boolean): Imbalance[] {
  const [from, to] = isMore ? [before, after] : [after, before]
  // One of the two has grown, or their product had not.
  const [number, age] = [growth(from.open, to.open), growth(from.meanAge, to.meanAge)]
  const least = Math.min(NOTICEABLE, Math.max(number, age))
  const because: Imbalance[] = []
  if (number >= least) because.push(isMore ? 'more-open' : 'fewer-open')
  if (age >= least) because.push(isMore ? 'older-open' : 'younger-open')
  if (isShort) because.push('short-span')
  return because
}

function growth(from: number, to: number): number {
  if (from === 0) return to === 0 ? 0 : Number.POSITIVE_INFINITY
  return (to - from) / from
}
