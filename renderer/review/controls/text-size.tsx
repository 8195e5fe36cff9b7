import { useState } from 'react'
import type { ReadingPosition } from '../../store/contract'
import { useTexts } from '../../kit'
import { ZoomControl } from './zoom-control'

const STEP = 0.1
const MOST = 3

/** How large a text is set; 1 is natural size. */
export type TextSize = {
  scale: number
  zoomTo(scale: number): void
  zoomIn(): void
  zoomOut(): void
}

/**
 * The size of a text's type, as it was left the last time.
 * @param least smallest scale that can still be read.
 * @param onReading takes it where it changed.
 */
export function useTextSize(
  reading: ReadingPosition | null,
  least: number,
  onReading: (position: Partial<ReadingPosition>) => void,
): TextSize {
  // Tenths don't add up exactly.
  const clamp = (scale: number) => Math.min(MOST, Math.max(least, Math.round(scale * 100) / 100))
  const [scale, setScale] = useState(() => clamp(Number(reading?.zoom) || 1))
  const zoomTo = (next: number) => {
    setScale(clamp(next))
    onReading({ zoom: String(clamp(next)) })
  }
  return { scale, zoomTo, zoomIn: () => zoomTo(scale + STEP), zoomOut: () => zoomTo(scale - STEP) }
}

/** Smaller, the size, larger: for texts, whose natural size is the one that they are set in. */
export function TextSizeControl({ size }: { size: TextSize }) {
  const t = useTexts('review')
  return (
    <ZoomControl
      scale={size.scale}
      onZoomIn={size.zoomIn}
      onZoomOut={size.zoomOut}
      onScale={size.zoomTo}
      fits={[{ value: 'natural', label: t('controls.naturalSize') }]}
      onFit={() => size.zoomTo(1)}
    />
  )
}
