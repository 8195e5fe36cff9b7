import type { Instant, Passage, Span } from './passage'
import type { Unanswerable } from './reasons'
import { DAY_MS } from './zone'

/** With fewer passages that left, their mean says too little. */
export const LEAST_LEFT = 20
/** So far may both sides lie apart, as a share of the expected one. */
const TOLERANCE = 0.15
/** What stayed explains more than so much of the difference, or it isn't named. */
const MOST_OF_IT = 0.5
/** A change of less is none that explains anything. */
const NOTICEABLE = 0.1

/**
 * Why the law doesn't hold over a span. It is exact where the open work at the end is as much, and as old, as at the beginning:
 * - `more-open`, `fewer-open`: there is more open work than at the beginning, or less.
 * - `older-open`: what is open has grown older: old work stays while newer work leaves.
 * - `younger-open`: what is open is younger: old work was cleared.
 * - `stayed`: most of the difference is work that was there before the span and is there still. However old it grows, newer work can hide that in the mean.
 * - `short-span`: the span is shorter than twice what passages took, so that most of their time lies outside of it.
 */
export const IMBALANCES = ['stayed', 'more-open', 'fewer-open', 'older-open', 'younger-open', 'short-span'] as const
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
  /** Open passages that were there before the span, and are at its end. */
  stayed: number
  /** How many left. */
  passages: number
}

/** What there is to know of a span for the law to be told; times are in milliseconds, those of several passages added up. */
export type FlowSums = {
  lengthMs: number
  /** How many left in it, however they ended, and how long they took from their receipt. */
  left: number
  leftMs: number
  /** How long passages were open within it. */
  openMs: number
  /** What was open just before it begins and just before it ends, and how old that was. */
  before: { open: number; ageMs: number }
  after: { open: number; ageMs: number }
  /** How many were open before it begins and are when it ends. */
  stayed: number
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
  let [openMs, leftMs, left, stayed] = [0, 0, 0, 0]
  for (const { receivedAt, end } of passages) {
    const until = end?.at ?? Number.POSITIVE_INFINITY
    if (receivedAt < span.from && until >= span.to) stayed += 1
    openMs += Math.max(0, Math.min(until, span.to) - Math.max(receivedAt, span.from))
    if (until < span.from || until >= span.to) continue
    leftMs += until - receivedAt
    left += 1
  }
  const [before, after] = [openWork(passages, span.from), openWork(passages, span.to)]
  return tellLittlesLaw({ lengthMs: span.to - span.from, left, leftMs, openMs, before, after, stayed })
}

/** The same from sums, wherever they were added up. @throws RangeError for a span without length */
export function tellLittlesLaw({ lengthMs, left, leftMs, openMs, stayed, ...ends }: FlowSums): LittlesLaw | TooFew {
  if (!(lengthMs > 0)) throw new RangeError('A span ends after it begins.')
  if (left < LEAST_LEFT) return { reason: 'too-few' }
  const [open, expected] = [openMs / lengthMs, leftMs / lengthMs]
  const [before, after] = [meanAge(ends.before), meanAge(ends.after)]
  const isShort = (2 * leftMs) / left > lengthMs
  // Each of those that stayed is older by the whole span; over a short one, that is what work takes anyway.
  const hasStayed = !isShort && openMs > leftMs && stayed * lengthMs > MOST_OF_IT * (openMs - leftMs)
  const holds = Math.abs(open - expected) <= TOLERANCE * expected
  return {
    open,
    leftPerDay: (left * DAY_MS) / lengthMs,
    meanDays: leftMs / left / DAY_MS,
    expected,
    holds,
    because: holds
      ? []
      : [
          ...(hasStayed ? (['stayed'] as const) : []),
          ...explain({ isMore: open > expected, before, after, hasStayed }),
          ...(isShort ? (['short-span'] as const) : []),
        ],
    before,
    after,
    stayed,
    passages: left,
  }
}

type TooFew = Unanswerable & { reason: 'too-few' }
type OpenWork = LittlesLaw['before']

function openWork(passages: readonly Passage[], at: Instant): FlowSums['before'] {
  let [open, ageMs] = [0, 0]
  for (const { receivedAt, end } of passages) {
    // Just before the instant: what comes or goes at it belongs to the span that begins.
    if (receivedAt >= at || (end !== null && end.at < at)) continue
    open += 1
    ageMs += at - receivedAt
  }
  return { open, ageMs }
}

function meanAge({ open, ageMs }: FlowSums['before']): OpenWork {
  return { open, meanAge: open === 0 ? 0 : ageMs / open / DAY_MS }
}

type Ends = { isMore: boolean; before: OpenWork; after: OpenWork; hasStayed: boolean }

function explain({ isMore, before, after, hasStayed }: Ends): Imbalance[] {
  const [from, to] = isMore ? [before, after] : [after, before]
  const [number, age] = [growth(from.open, to.open), growth(from.meanAge, to.meanAge)]
  // One of the two has grown, or their product had not: where nothing else explains it, however little that is.
  const least = hasStayed ? NOTICEABLE : Math.min(NOTICEABLE, Math.max(number, age))
  const because: Imbalance[] = []
  if (number >= least) because.push(isMore ? 'more-open' : 'fewer-open')
  if (age >= least) because.push(isMore ? 'older-open' : 'younger-open')
  return because
}

function growth(from: number, to: number): number {
  if (from === 0) return to === 0 ? 0 : Number.POSITIVE_INFINITY
  return (to - from) / from
}
