import { useCallback, useEffect, useState } from 'react'

export type StorageFacts = {
  usedBytes: number
  /** Null where the system doesn't say. */
  freeBytes: number | null
  /** Whether the system has promised not to clear it. */
  isPersistent: boolean
}

/** What this origin uses on the machine; null until known, or where the system doesn't say. */
export function useStorage(): (StorageFacts & { askPersistence: () => void }) | null {
  const [facts, setFacts] = useState<StorageFacts | null>(null)
  const look = useCallback(async () => {
    const [{ quota, usage }, isPersistent] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()])
    if (usage === undefined) return
    setFacts({ usedBytes: usage, freeBytes: quota === undefined ? null : quota - usage, isPersistent })
  }, [])
  useEffect(() => {
    look().catch((error: unknown) => console.warn('storage could not be measured', error))
  }, [look])
  const askPersistence = () => void navigator.storage.persist().then(look)
  return facts && { ...facts, askPersistence }
}
