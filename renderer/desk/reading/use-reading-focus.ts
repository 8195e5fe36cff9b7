import { useEffect, useState } from 'react'

/** What takes the keys in a viewer: text, rows or the frame that scrolls; not a tree of files, in which letters look for names. */
const READS_KEYS = '[role="document"], [role="grid"], iframe:not([tabindex="-1"])'
/** A large document may take a while; after that somebody has gone on to something else. */
const PATIENCE_MS = 5_000
/** What happens within a frame is no mutation of the page. */
const LOOK_EVERY_MS = 50

/**
 * Puts the focus on what was just opened, so that its keys work at once: on the place where it will be, and on the document itself
 * as soon as that is there, unless the person has moved on.
 * @param wish a new object for each time that something was opened on purpose; null as long as it is what the desk began with, which
 * takes the focus only where it is on nothing in particular.
 * @returns takes the element that holds what is read.
 */
export function useReadingFocus(wish: object | null): (sheet: HTMLElement | null) => void {
  const [sheet, setSheet] = useState<HTMLElement | null>(null)
  useEffect(() => {
    if (!sheet) return
    // A screen that has just been opened has the focus as a whole.
    const isOpen = () => document.activeElement === null || document.activeElement.contains(sheet)
    if (!wish && !isOpen()) return
    sheet.focus({ preventScroll: true })
    let taken: Element | null = null
    const take = () => {
      // What took it may be gone again, such as the pages of a file that turned out to be locked.
      if (taken !== null && document.activeElement === document.body) sheet.focus({ preventScroll: true })
      else if (document.activeElement !== taken && !isOpen()) return stop()
      const reader = sheet.querySelector<HTMLElement>(READS_KEYS)
      // A key that is pressed in a frame before anybody listens there is lost: until its text is in, the keys stay out here.
      if (!reader || (reader instanceof HTMLIFrameElement && !isFilled(reader))) return
      taken = reader
      if (document.activeElement !== reader) reader.focus({ preventScroll: true })
    }
    const observer = new MutationObserver(take)
    const look = setInterval(take, LOOK_EVERY_MS)
    const timer = setTimeout(() => stop(), PATIENCE_MS)
    const stop = () => {
      observer.disconnect()
      clearInterval(look)
      clearTimeout(timer)
    }
    observer.observe(sheet, { childList: true, subtree: true })
    // What was open before is still there until this effect's render is painted.
    const request = requestAnimationFrame(take)
    return () => {
      cancelAnimationFrame(request)
      stop()
    }
  }, [wish, sheet])
  return setSheet
}

function isFilled(frame: HTMLIFrameElement): boolean {
  return (frame.contentDocument?.querySelector('.words')?.childNodes.length ?? 0) > 0
}
