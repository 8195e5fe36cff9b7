import type { TurnaroundAnswer } from '../../../shared/protocol'

/** The figures of all that was asked for: of all achievements, or of the one that it was. */
export function allTogether({ groups }: Pick<TurnaroundAnswer, 'groups'>, achievementId: string | null) {
  return groups.find((group) => group.achievementId === null) ?? groups.find((group) => group.achievementId === achievementId)
}
