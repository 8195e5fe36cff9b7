import { useCallback } from 'react'
import type { Achievement } from '../../shared/domain'
import { useTexts } from '../kit'

/** What an achievement is called; where its record hasn't come yet, that it has no name here. */
export function useAchievementName(byId: ReadonlyMap<string, Achievement>): (achievementId: string) => string {
  const t = useTexts('operations')
  return useCallback((achievementId) => byId.get(achievementId)?.name ?? t('achievement.unknown'), [byId, t])
}
