import { VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'

type Announcement = { text: string; isUrgent: boolean }

const listeners = new Set<(announcement: Announcement) => void>()

/**
 * Says something to assistive technology, without moving the focus.
 * @param options.urgent interrupts what is being said; only for what can't wait.
 */
export function announce(text: string, options: { urgent?: boolean } = {}): void {
  for (const listener of listeners) listener({ text, isUrgent: options.urgent ?? false })
}

/** The live regions that `announce` speaks through; the application mounts it once. */
export function Announcer() {
  const [announcement, setAnnouncement] = useState<Announcement & { count: number }>({ text: '', isUrgent: false, count: 0 })
  useEffect(() => {
    const listener = (next: Announcement) => setAnnouncement(({ count }) => ({ ...next, count: count + 1 }))
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
  // A new element each time: the same text twice must be said twice.
  const said = <span key={announcement.count}>{announcement.text}</span>
  return (
    <VisuallyHidden>
      <div role="status" aria-live="polite">
        {!announcement.isUrgent && said}
      </div>
      <div role="alert" aria-live="assertive">
        {announcement.isUrgent && said}
      </div>
    </VisuallyHidden>
  )
}
