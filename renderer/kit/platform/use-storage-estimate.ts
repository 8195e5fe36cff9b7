import { useEffect, useState } from 'react'

export type StorageEstimate = { usage?: number; quota?: number }

const LOOK_EVERY_MS = 15_000
const UNKNOWN: StorageEstimate = {}

/**
 * What the system grants this origin; asked again now and then, because everything else on the machine changes it.
 * @returns empty where the system doesn't say; null until it has answered
 */
export function useStorageEstimate(): StorageEstimate | null {
  const [estimate, setEstimate] = useState<StorageEstimate | null>(null)
  useEffect(() => {
    const look = () =>
      navigator.storage.estimate().then(
        (next) => setEstimate((before) => (before?.usage === next.usage && before?.quota === next.quota ? before : next)),
        () => setEstimate(UNKNOWN),
      )
    void look()
    const timer = setInterval(() => void look(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return estimate
}
