import { type ActingAsked, useStore, useStoreQuery } from '../../store'

export type Waiting = {
  /** By submission, to whom it is to go; null: to whom the hub chooses. */
  moves: ReadonlyMap<string, string | null>
  /** By achievement, what is to be done about it. */
  achievements: ReadonlyMap<string, ActingAsked['wish']['type'][]>
}

const NOTHING: Waiting = { moves: new Map(), achievements: new Map() }

/** What I asked for and the hub hasn't heard of yet: what it is about shows it until then. */
export function useWaiting(): Waiting {
  const { acting } = useStore()
  const waiting = useStoreQuery(async () => toWaiting(await acting.asked()), [])
  return waiting ?? NOTHING
}

function toWaiting(asked: readonly ActingAsked[]): Waiting {
  const moves = new Map<string, string | null>()
  const achievements = new Map<string, ActingAsked['wish']['type'][]>()
  for (const { wish, state } of asked) {
    if (state !== 'waiting') continue
    if (wish.type === 'work.move') moves.set(wish.submissionId, wish.toPersonId)
    if (wish.type === 'promise.set' || wish.type === 'intake.pause' || wish.type === 'intake.resume') {
      achievements.set(wish.achievementId, [...(achievements.get(wish.achievementId) ?? []), wish.type])
    }
  }
  return { moves, achievements }
}
