import type { ReportMailTerms } from '../../../shared/domain'
import { useFormats, useTexts } from '../../kit'

/** The weekday's name in the reader's language; 1 is Monday. */
export function useWeekdayName(): (weekday: number) => string {
  const t = useTexts('alerts')
  const names = [t('weekday.1'), t('weekday.2'), t('weekday.3'), t('weekday.4'), t('weekday.5'), t('weekday.6'), t('weekday.7')]
  return (weekday) => names[weekday - 1] ?? ''
}

/** When figures are sent, such as "Mondays at 08:00 (Europe/Lisbon)". */
export function useRhythmWords(): (terms: Pick<ReportMailTerms, 'rhythm' | 'hour'>) => string {
  const t = useTexts('alerts')
  const { providerZone: zone } = useFormats()
  const weekdayName = useWeekdayName()
  return ({ rhythm, hour }) => {
    const time = hourWords(hour)
    if (rhythm.every === 'week') return t('rhythm.week', { weekday: weekdayName(rhythm.weekday), time, zone })
    return t('rhythm.month', { day: String(rhythm.day), time, zone })
  }
}

export function hourWords(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}
