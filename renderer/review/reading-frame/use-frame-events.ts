import { useEffect, useRef } from 'react'

type FrameEvents = {
  onScroll(scrollTop: number): void
  /** A click in the frame's coordinates that is on no link. */
  onClick(clientX: number, clientY: number): void
  /** An https address that was clicked. */
  onOpenLink(url: string): void
}

/**
 * What happens inside the frame, told outside: scrolling, clicks, links (none is ever followed in the frame), and keys, so that the
 * workbench's shortcuts work while the text has the focus.
 */
export function useFrameEvents(frame: HTMLIFrameElement | null, words: HTMLElement | null, events: FrameEvents): void {
  const latest = useRef(events)
  useEffect(() => {
    latest.current = events
  })
  useEffect(() => {
    const inner = words?.ownerDocument
    if (!frame || !inner) return
    const ending = new AbortController()
    const { signal } = ending
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest?.('a')
      if (!link) return latest.current.onClick(event.clientX, event.clientY)
      const within = link.getAttribute('href')
      if (within?.startsWith('#')) goToAnchor(words, within.slice(1))
      else if (link.protocol === 'https:') latest.current.onOpenLink(link.href)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, code, ctrlKey, metaKey, shiftKey, altKey, repeat } = event
      const same = { key, code, ctrlKey, metaKey, shiftKey, altKey, repeat, bubbles: true, cancelable: true }
      if (!frame.dispatchEvent(new KeyboardEvent('keydown', same))) event.preventDefault()
    }
    inner.addEventListener('click', onClick, { signal })
    inner.addEventListener('keydown', onKeyDown, { signal })
    inner.addEventListener('scroll', () => latest.current.onScroll(inner.scrollingElement?.scrollTop ?? 0), { signal })
    return () => ending.abort()
  }, [frame, words])
}

/** Goes to what a link within the text names; see `sanitise` for why names are kept as `data-anchor`. */
function goToAnchor(words: HTMLElement, name: string): void {
  const named = (written: string) => words.querySelector(`[data-anchor="${CSS.escape(written)}"]`)
  const target = named(name) ?? named(decoded(name))
  target?.scrollIntoView({ block: 'start' })
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
