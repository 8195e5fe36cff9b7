import { useFormats, useTexts } from '../../kit'
import type { Gap } from './gaps'

/** What is wrong with a field, in words; undefined where nothing is. */
export function useGapWords(gaps: readonly Gap[]): (at: string) => string | undefined {
  const t = useTexts('rubricEditor')
  const formats = useFormats()
  return (at) => {
    const gap = gaps.find((one) => one.at === at)
    return gap && t(`gap.${gap.kind}`, { most: gap.most === null ? '' : formats.number(gap.most) })
  }
}
