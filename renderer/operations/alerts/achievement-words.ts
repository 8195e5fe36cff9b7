import type { Achievement } from '../../../shared/domain'
import { useTexts } from '../../kit'

/** What something is about: an achievement by name, or all together. */
export function useAboutWords(achievements: readonly Achievement[]): (achievementId: string | null) => string {
  const t = useTexts('alerts')
  return (id) => (id === null ? t('all') : (achievements.find((one) => one.id === id)?.name ?? t('unknown')))
}

/** For a field in which one of them is chosen; the empty value stands for all. */
export function useAboutChoices(achievements: readonly Achievement[]): { value: string; label: string }[] {
  const t = useTexts('alerts')
  return [{ value: '', label: t('all') }, ...achievements.map(({ id, name }) => ({ value: id, label: name }))]
}
