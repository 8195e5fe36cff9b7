import type { AssayDatabase } from './database'
import type { FigureQuestion } from './contract'

/** Under what a question and its answer stand: the same question always has the same name. */
export function nameOfQuestion({ about, ...rest }: FigureQuestion): string {
  const parts = Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, value]) => `${name}=${String(value)}`)
  return [about, ...parts].join(' ')
}

/**
 * Pages of the feed that came in, the last command that I ever made, and how much of mine is still to go out: where they change, figures
 * may be others. How much is to go out isn't enough by itself: it is none before a command is made, and none once it was accepted.
 */
export type NewsMark = { pulls: number; made: number; unsent: number }

export async function markNews(db: AssayDatabase): Promise<NewsMark> {
  const [pulls, last, unsent] = await Promise.all([
    db.readMeta('pulls', 0),
    db.outbox.toCollection().lastKey(),
    db.outbox.where('state').anyOf(['waiting', 'sending', 'held']).count(),
  ])
  return { pulls, made: typeof last === 'number' ? last : 0, unsent }
}
