import { useEffect, useState, useSyncExternalStore } from 'react'
import { isNearlyFull } from '../../../shared/domain'
import { bytesLeft, useStore } from '../../store'

const LOOK_EVERY_MS = 10_000

/**
 * Whether hardly any room is left for what is written here. Where the system doesn't say how much there is, a write that found none tells
 * it, until one gets through.
 */
export function useNearlyFull(): boolean {
  const { shortage } = useStore()
  const isShort = useSyncExternalStore(shortage.subscribe, shortage.isShort)
  const [isTight, setTight] = useState(false)
  useEffect(() => {
    let isGone = false
    const look = async () => {
      const left = await bytesLeft()
      if (!isGone) setTight((was) => left !== null && isNearlyFull(left, was))
    }
    void look()
    const timer = setInterval(() => void look(), LOOK_EVERY_MS)
    return () => {
      isGone = true
      clearInterval(timer)
    }
  }, [])
  return isShort || isTight
}
