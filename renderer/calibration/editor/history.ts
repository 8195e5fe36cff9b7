/** What was, what is, and what was taken back, the latest last. */
export type History<Value> = {
  past: readonly Value[]
  now: Value
  future: readonly Value[]
  /** What the last change was about, and when: typing on is one change. */
  last: { about: string; at: number } | null
}

/** So many steps can be taken back. */
const MOST_STEPS = 200
/** Milliseconds. Who pauses longer while typing begins another step. */
const ONE_STEP = 1500

export function beginHistory<Value>(now: Value): History<Value> {
  return { past: [], now, future: [], last: null }
}

/**
 * After a change. What is typed into one field without a pause is one step.
 * @param about names the field; null: a step of its own
 * @param at milliseconds of any clock that goes on
 */
export function change<Value>(history: History<Value>, next: Value, about: string | null, at: number): History<Value> {
  const { past, now, last } = history
  if (next === now) return history
  const isTypingOn = about !== null && last !== null && last.about === about && at - last.at < ONE_STEP && past.length > 0
  return {
    past: isTypingOn ? past : [...past, now].slice(-MOST_STEPS),
    now: next,
    future: [],
    last: about === null ? null : { about, at },
  }
}

export function undo<Value>(history: History<Value>): History<Value> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return { past: history.past.slice(0, -1), now: before, future: [...history.future, history.now], last: null }
}

export function redo<Value>(history: History<Value>): History<Value> {
  const after = history.future.at(-1)
  if (after === undefined) return history
  return { past: [...history.past, history.now], now: after, future: history.future.slice(0, -1), last: null }
}
