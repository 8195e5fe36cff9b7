import { useEffect, useState } from 'react'

/**
 * The time now, kept fresh; for ages and countdowns.
 * @param everySeconds how often it changes; pause it with `null`.
 */
export function useNow(everySeconds: number | null = 30): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    if (everySeconds === null) return
    setNow(new Date())
    const timer = setInterval(() => setNow(new Date()), everySeconds * 1000)
    return () => clearInterval(timer)
  }, [everySeconds])
  return now
}
