import { useEffect, useMemo, useState } from 'react'

export type PictureSize = {
  /** Factor on the natural size. */
  scale: number
  /** As shown, in CSS pixels; null: as large as there is room. */
  pixels: { width: number; height: number } | null
  zoomIn(): void
  zoomOut(): void
  setScale(scale: number): void
  fit(): void
}

const STEP = 1.25
const LEAST = 0.25
const MOST = 4

/**
 * How large the picture is.
 * @param element shows it; where it is as large as there is room, its own size is that room
 * @param remembered as it was stored: "fit", or a factor as text
 */
export function usePictureSize(
  element: HTMLElement,
  natural: { width: number; height: number } | null,
  remembered: string | undefined,
  onChange: (zoom: string) => void,
): PictureSize {
  const known = Number(remembered)
  const [chosen, setChosen] = useState<number | null>(Number.isFinite(known) && known > 0 ? known : null)
  const { width, height } = natural ?? { width: 0, height: 0 }
  const pixels = useMemo(
    () => (chosen === null || width === 0 ? null : { width: width * chosen, height: height * chosen }),
    [chosen, width, height],
  )
  const change = (next: number | null) => {
    const held = next === null ? null : Math.max(LEAST, Math.min(MOST, next))
    setChosen(held)
    onChange(held === null ? 'fit' : String(held))
  }
  const [room, setRoom] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const sizes = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }))
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [element])
  const fitting = width === 0 ? 1 : Math.min(room.width / width, room.height / height)
  const scale = chosen ?? fitting
  return {
    scale,
    pixels,
    zoomIn: () => change(scale * STEP),
    zoomOut: () => change(scale / STEP),
    setScale: change,
    fit: () => change(null),
  }
}
