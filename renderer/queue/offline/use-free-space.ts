import { useEffect, useState } from 'react'

/** Bytes that the browser still grants this origin; null where it doesn't say. */
export function useFreeSpace(): number | null {
  const [free, setFree] = useState<number | null>(null)
  useEffect(() => {
    let isWanted = true
    void navigator.storage
      .estimate()
      .then(({ quota, usage }) => isWanted && setFree(quota === undefined ? null : quota - (usage ?? 0)))
      .catch(() => {})
    return () => {
      isWanted = false
    }
  }, [])
  return free
}
