import { useCallback, useEffect, useRef, useState, type WheelEvent } from 'react'

export type ImageZoom = {
  /** 1 shows one natural pixel as one CSS pixel. */
  scale: number
  /** Size as shown (turned), in CSS pixels. */
  width: number
  height: number
  zoomIn(): void
  zoomOut(): void
  setScale(scale: number): void
  fit(): void
  onWheel(event: WheelEvent): void
}

const MARGIN = 48
const STEP = 1.25
const LEAST = 0.05
const MOST = 16

/** @param zoom "fit" (as large as the panel allows, at most natural size) or a factor as text. */
export function useImageZoom(
  container: HTMLElement | null,
  natural: { width: number; height: number } | null,
  rotation: number,
  zoom: string,
  onZoom: (zoom: string) => void,
): ImageZoom {
  const [value, setValue] = useState(zoom)
  const [room, setRoom] = useState({ width: 0, height: 0 })
  useEffect(() => {
    if (!container) return
    const sizes = new ResizeObserver(() => setRoom({ width: container.clientWidth, height: container.clientHeight }))
    sizes.observe(container)
    return () => sizes.disconnect()
  }, [container])
  const report = useRef(onZoom)
  useEffect(() => {
    report.current = onZoom
  })
  const change = useCallback((next: string) => {
    setValue(next)
    report.current(next)
  }, [])

  const isTurned = rotation % 180 !== 0
  const width = (isTurned ? natural?.height : natural?.width) ?? 0
  const height = (isTurned ? natural?.width : natural?.height) ?? 0
  const fitting = Math.min(1, (room.width - MARGIN) / width, (room.height - MARGIN) / height)
  const factor = value === 'fit' ? fitting : Number(value)
  const scale = Number.isFinite(factor) && factor > 0 ? Math.min(MOST, Math.max(LEAST, factor)) : 1
  return {
    scale,
    width: width * scale,
    height: height * scale,
    zoomIn: () => change(String(Math.min(MOST, scale * STEP))),
    zoomOut: () => change(String(Math.max(LEAST, scale / STEP))),
    setScale: (next) => change(String(next)),
    fit: () => change('fit'),
    onWheel(event) {
      if (!event.ctrlKey) return
      change(String(Math.min(MOST, Math.max(LEAST, scale * 2 ** (-event.deltaY / 300)))))
    },
  }
}
