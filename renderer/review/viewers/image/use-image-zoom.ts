import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Sizes that follow the panel. */
export type ImageFit = 'fit' | 'width'

export type ImageZoom = {
  /** 1 shows one natural pixel as one CSS pixel. */
  scale: number
  /** Size as shown (turned), in CSS pixels. */
  width: number
  height: number
  zoomIn(): void
  zoomOut(): void
  setScale(scale: number): void
  fit(fit: ImageFit): void
}

type Point = { x: number; y: number }
type Parts = { container: HTMLElement | null; surface: HTMLElement | null }
/** What must stay where it is while the size changes: a place of the picture (shares), and where it is in the window. */
type Anchor = { share: Point; at: Point }

const MARGIN = 48
const STEP = 1.25
const LEAST = 0.02
const MOST = 16

/**
 * How large a picture is shown. What lies under the pointer (or in the middle, for keys and buttons) stays there.
 * @param natural its size as it is turned now.
 * @param start "fit" (as large as the panel allows, at most natural size), "width" or a factor as text.
 */
export function useImageZoom(
  { container, surface }: Parts,
  natural: { width: number; height: number } | null,
  start: string,
  onZoom: (zoom: string) => void,
): ImageZoom {
  const [value, setValue] = useState(start)
  const [room, setRoom] = useState({ width: 0, height: 0 })
  const anchor = useRef<Anchor | null>(null)
  useLayoutEffect(() => {
    if (!container) return
    // The room without scroll bars: with them, fitting would take its own bars for a smaller room.
    const measure = () => setRoom({ width: container.offsetWidth, height: container.offsetHeight })
    // Before the browser paints, or the picture would be shown in another size first.
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(container)
    return () => sizes.disconnect()
  }, [container])
  const { width, height } = natural ?? { width: 0, height: 0 }
  const scale = scaleOf(value, room, { width, height })

  const latest = useRef({ scale, onZoom })
  useEffect(() => {
    latest.current = { scale, onZoom }
  })
  const change = useCallback(
    (next: string, at?: Point) => {
      anchor.current = container && surface ? anchorAt(surface, at ?? middleOf(container)) : null
      setValue(next)
      latest.current.onZoom(next)
    },
    [container, surface],
  )
  const zoomBy = useCallback(
    (factor: number, at?: Point) => {
      const next = clamp(latest.current.scale * factor)
      // Turns of a wheel come quicker than rendering.
      latest.current.scale = next
      change(String(next), at)
    },
    [change],
  )
  useLayoutEffect(() => {
    const { current } = anchor
    anchor.current = null
    if (!current || !container || !surface) return
    const { left, top, width, height } = surface.getBoundingClientRect()
    container.scrollLeft += left + current.share.x * width - current.at.x
    container.scrollTop += top + current.share.y * height - current.at.y
  }, [scale, container, surface])
  useEffect(() => {
    if (!container) return
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      zoomBy(2 ** (-event.deltaY / 300), { x: event.clientX, y: event.clientY })
    }
    // React's own listeners may not keep the window from zooming.
    container.addEventListener('wheel', onWheel, { passive: false })
    return () => container.removeEventListener('wheel', onWheel)
  }, [container, zoomBy])
  return {
    scale,
    width: width * scale,
    height: height * scale,
    zoomIn: () => zoomBy(STEP),
    zoomOut: () => zoomBy(1 / STEP),
    setScale: (next) => change(String(next)),
    fit: (fit) => change(fit),
  }
}

type Size = { width: number; height: number }

function scaleOf(value: string, room: Size, natural: Size): number {
  const byWidth = (room.width - MARGIN) / natural.width
  const byHeight = (room.height - MARGIN) / natural.height
  const factor = value === 'fit' ? Math.min(1, byWidth, byHeight) : value === 'width' ? byWidth : Number(value)
  return Number.isFinite(factor) && factor > 0 ? clamp(factor) : 1
}

function anchorAt(surface: HTMLElement, at: Point): Anchor {
  const { left, top, width, height } = surface.getBoundingClientRect()
  return { share: { x: (at.x - left) / width, y: (at.y - top) / height }, at }
}

function middleOf(container: HTMLElement): Point {
  const { left, top, width, height } = container.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}

function clamp(scale: number): number {
  return Math.min(MOST, Math.max(LEAST, scale))
}
