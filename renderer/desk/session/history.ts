import { type Change, invert } from './change'

/** What was done on one allocation while its desk is open, oldest first, and what was undone, latest first. */
export type History = { past: readonly Entry[]; future: readonly Entry[] }
type Entry = { change: Change; at: number }

/** Typing within this many milliseconds of the last stroke is one step. */
const TYPING_PAUSE = 1500
/** More steps than a person goes back; keeps the memory of a long day bounded. */
const MOST_STEPS = 200

export const EMPTY_HISTORY: History = { past: [], future: [] }

/** Adds a step; whatever had been undone can no longer be redone. Typing on in one rationale or comment extends the last step. */
export function record(history: History, change: Change, at: number): History {
  const last = history.past.at(-1)
  const joined = last && at - last.at < TYPING_PAUSE ? joinTyping(last.change, change) : null
  const past = joined ? history.past.slice(0, -1) : history.past
  return { past: [...past, { change: joined ?? change, at }].slice(-MOST_STEPS), future: [] }
}

/** Steps back: the change that undoes the last step; null where there is none. */
export function undo(history: History): { history: History; change: Change } | null {
  const last = history.past.at(-1)
  if (!last) return null
  return { history: { past: history.past.slice(0, -1), future: [last, ...history.future] }, change: invert(last.change) }
}

/** Steps forward again: the change that was undone last; null where there is none. */
export function redo(history: History): { history: History; change: Change } | null {
  const [next, ...future] = history.future
  if (!next) return null
  // Its time is in the past, so that typing after a redo begins a step of its own.
  return { history: { past: [...history.past, { ...next, at: 0 }], future }, change: next.change }
}

function joinTyping(last: Change, next: Change): Change | null {
  if (last.kind === 'annotation-changed' && next.kind === 'annotation-changed') {
    const isSame = last.annotationId === next.annotationId && changesOnlyComment(last) && changesOnlyComment(next)
    return isSame ? { ...last, after: next.after } : null
  }
  if (last.kind === 'conclusion' && next.kind === 'conclusion') {
    const part = typedPartOf(last)
    return part !== null && part === typedPartOf(next) ? { ...last, after: next.after } : null
  }
  if (last.kind !== 'score' || next.kind !== 'score' || last.criterionId !== next.criterionId) return null
  const isTyping = [last.before, last.after, next.after].every(
    (part) => Object.keys(part).length === 1 && part.rationale !== undefined,
  )
  return isTyping ? { ...last, after: next.after } : null
}

/** Which text of the conclusion a change typed; null where it did something else. */
function typedPartOf({ after }: Extract<Change, { kind: 'conclusion' }>): string | null {
  const [part, ...others] = Object.keys(after)
  return others.length === 0 && part !== undefined && part !== 'recommendation' ? part : null
}

function changesOnlyComment({ before, after }: Extract<Change, { kind: 'annotation-changed' }>): boolean {
  return (
    before.comment !== after.comment && JSON.stringify({ ...before, comment: '' }) === JSON.stringify({ ...after, comment: '' })
  )
}
