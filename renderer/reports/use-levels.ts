import type { Lean } from '../../shared/domain'
import { useLanguage } from '../kit'

/** How distances are written, in levels and to a tenth. */
export function useLevels() {
  const format = new Intl.NumberFormat(useLanguage(), { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const size = (value: number) => format.format(Math.abs(value))
  return {
    /** Such as `0.4`, whichever way it is. */
    size: ({ value }: Lean) => size(value),
    /** Such as `+0.4` or `−0.4`; 0 has no sign. */
    signed: (value: number) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${size(value)}`,
  }
}
