import { useLocalStorage } from '@mantine/hooks'
import { useState } from 'react'

const FONT_PX = 13
const LINE_PX = 20

export type SheetSettings = {
  wraps: boolean
  setWraps(wraps: boolean): void
  /** 1 is natural size. */
  scale: number
  setScale(scale: number): void
  /** In pixels. */
  fontSize: number
  lineHeight: number
}

/**
 * How code is laid out. Whether lines wrap is a habit of the person, so it holds for every file on this machine.
 * @param zoom as the reading position kept it.
 * @param onZoom takes it where it changed.
 */
export function useSheetSettings(zoom: string | null, onZoom: (zoom: string) => void): SheetSettings {
  const [wraps, setWraps] = useLocalStorage({ key: 'assay.code-wraps', defaultValue: false, getInitialValueInEffect: false })
  const [scale, setScale] = useState(() => clamp(Number(zoom) || 1))
  return {
    wraps,
    setWraps,
    scale,
    setScale(next) {
      setScale(clamp(next))
      onZoom(String(clamp(next)))
    },
    fontSize: Math.round(FONT_PX * scale * 10) / 10,
    lineHeight: Math.round(LINE_PX * scale),
  }
}

function clamp(scale: number): number {
  return Math.min(3, Math.max(0.9, Math.round(scale * 100) / 100))
}
