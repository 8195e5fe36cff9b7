import { useLocalStorage } from '@mantine/hooks'
import type { ReadingPosition } from '../../../../store/contract'
import { type TextSize, useTextSize } from '../../../controls/text-size'

const FONT_PX = 13
const LINE_PX = 20

/** Smaller type than that can't be read. */
const LEAST_SCALE = 0.9

export type SheetSettings = {
  wraps: boolean
  setWraps(wraps: boolean): void
  size: TextSize
  /** In pixels. */
  fontSize: number
  lineHeight: number
}

/**
 * How code is laid out. Whether lines wrap is a habit of the person, so it holds for every file on this machine.
 * @param onReading takes the size where it changed.
 */
export function useSheetSettings(
  reading: ReadingPosition | null,
  onReading: (position: Partial<ReadingPosition>) => void,
): SheetSettings {
  const [wraps, setWraps] = useLocalStorage({ key: 'assay.code-wraps', defaultValue: false, getInitialValueInEffect: false })
  const size = useTextSize(reading, LEAST_SCALE, onReading)
  return {
    wraps,
    setWraps,
    size,
    fontSize: Math.round(FONT_PX * size.scale * 10) / 10,
    lineHeight: Math.round(LINE_PX * size.scale),
  }
}
