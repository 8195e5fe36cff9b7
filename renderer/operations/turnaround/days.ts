import { useMemo } from 'react'
import { useLanguage } from '../../kit'

/** Writes days with one place under ten; a dash where nothing is told. */
export function useDays(): (days: number | undefined) => string {
  const language = useLanguage()
  return useMemo(() => {
    const fine = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
    const coarse = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
    return (days) => (days === undefined ? '–' : (days < 9.95 ? fine : coarse).format(days))
  }, [language])
}
