import { useMemo } from 'react'
import { useFormats, useTexts } from '../../kit'
import type { SaidWords } from './changes'

/** How numbers, shares and hurdles are written where versions are compared; the same object while the language is. */
export function useSaidWords(): SaidWords {
  const t = useTexts('rubricEditor')
  const formats = useFormats()
  return useMemo(
    () => ({
      number: (value) => formats.number(value),
      // A cut of 62.5 % isn't one of 63 %.
      percent: (share) => t('rule.percent', { value: formats.number(Math.round(share * 1e5) / 1e3) }),
      noHurdle: t('criterion.noHurdle'),
      noCut: t('rule.noCut'),
    }),
    [t, formats],
  )
}
