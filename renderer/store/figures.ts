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

/** Pages of the feed that came in, and how much of mine is still to go out: where they change, figures may be others. */
export type NewsMark = { pulls: number; unsent: number }

export async function markNews(db: AssayDatabase): Promise<NewsMark> {
  const [pulls, unsent] = await Promise.all([
    db.readMeta('pulls', 0),
    db.outbox.where('state').anyOf(['waiting', 'sending', 'held']).count(),
  ])
  return { pulls, unsent }
}
