import { useEffect, useState } from 'react'

/** Pixels up to which a pull is still a click. */
const SLIP = 4

/** Lets the pointer pull a scrolled picture around while `isOn`. A pull of a few pixels is a click and stays one. */
export function usePanning(container: HTMLElement | null, isOn: boolean): void {
  useEffect(() => {
    if (!container || !isOn) return
    const onPointerDown = (press: PointerEvent) => {
      if (press.button !== 0 || press.pointerType === 'touch') return
      const start = { left: container.scrollLeft, top: container.scrollTop }
      const ending = new AbortController()
      const { signal } = ending
      const onMove = (event: PointerEvent) => {
        container.scrollLeft = start.left - (event.clientX - press.clientX)
        container.scrollTop = start.top - (event.clientY - press.clientY)
      }
      container.ownerDocument.addEventListener('pointermove', onMove, { signal })
      const onPointerUp = (release: PointerEvent) => {
        ending.abort()
        if (Math.hypot(release.clientX - press.clientX, release.clientY - press.clientY) <= SLIP) return
        container.addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true })
      }
      container.ownerDocument.addEventListener('pointerup', onPointerUp, { signal })
      container.ownerDocument.addEventListener('pointercancel', () => ending.abort(), { signal })
    }
    container.addEventListener('pointerdown', onPointerDown)
    return () => container.removeEventListener('pointerdown', onPointerDown)
  }, [container, isOn])
}

/** Whether the space bar is held over a picture: then the pointer pulls it, whatever tool is in the hand. */
export function useSpaceHeld(container: HTMLElement | null): boolean {
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (!container) return
    const owner = container.ownerDocument
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey) return
      // The page doesn't jump by a screen while it is pulled.
      event.preventDefault()
      setHeld(true)
    }
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key === ' ') setHeld(false)
    }
    const onBlur = () => setHeld(false)
    container.addEventListener('keydown', onKeyDown)
    owner.addEventListener('keyup', onKeyUp)
    window.addEventListener('blur', onBlur)
    return () => {
      container.removeEventListener('keydown', onKeyDown)
      owner.removeEventListener('keyup', onKeyUp)
      window.removeEventListener('blur', onBlur)
    }
  }, [container])
  return isHeld
}
