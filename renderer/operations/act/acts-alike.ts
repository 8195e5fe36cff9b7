import type { ActingAsked } from '../../store'

export type Alike<Asked extends ActingAsked> = { first: Asked; count: number }

/** What was asked for of the same kind and about the same, and ended alike, is told once. @param outcomeOf how it ended, where it did */
export function groupAlike<Asked extends ActingAsked>(
  asked: readonly Asked[],
  outcomeOf: (one: Asked) => string,
): Alike<Asked>[] {
  const groups = new Map<string, Alike<Asked>>()
  for (const one of asked) {
    const name = `${one.wish.type} ${outcomeOf(one)} ${aboutWords(one)}`
    const group = groups.get(name)
    if (group) group.count += 1
    else groups.set(name, { first: one, count: 1 })
  }
  return [...groups.values()]
}

/** What it is about; one submission by the end of its id, as lists have it. */
export function actWords({ first, count }: Alike<ActingAsked>): string {
  const words = aboutWords(first)
  return first.wish.type === 'work.move' && count === 1 ? `${words} (${first.wish.submissionId.slice(-8)})` : words
}

function aboutWords({ about }: ActingAsked): string {
  if (about === null) return ''
  const { candidate, achievementName } = about
  return candidate === achievementName || achievementName === '' ? candidate : `${candidate} · ${achievementName}`
}
