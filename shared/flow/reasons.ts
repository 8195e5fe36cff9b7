/**
 * Why there is no figure:
 * - `nothing-finished`: nothing was decided in the span that is asked about (or there are no values).
 * - `nothing-open`: no work is open.
 * - `too-few`: too little was finished for the figure to mean something.
 * - `no-history`: no days to draw a forecast from.
 * - `never-finishes`: on none of those days anything was finished, so that no work ever is.
 */
export type Unanswerable = { reason: 'nothing-finished' | 'nothing-open' | 'too-few' | 'no-history' | 'never-finishes' }

/** Whether there is a reason instead of an answer. */
export function isUnanswerable(answer: object): answer is Unanswerable {
  return 'reason' in answer
}
