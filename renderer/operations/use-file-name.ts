import { useTexts } from '../kit'
import type { About } from './about'
import { useAchievementName } from './achievement-name'

/** What files of the room are called after: the room, of which achievement, and of which dates. */
export function useFileName({ achievementId, byId }: About): (from: string, to?: string) => string {
  const t = useTexts('operations')
  const nameOf = useAchievementName(byId)
  const of = achievementId === null ? t('achievement.all') : nameOf(achievementId)
  return (from, to) => [t('title'), of, to === undefined || to === from ? from : `${from} – ${to}`].join(' ')
}
