import { useEffect, useState } from 'react'
import { onLeaving } from '../../kit'
import { type DeskRecord, useStore } from '../../store'
import { ReadingKeeper } from './reading-keeper'

/** Remembers what was opened and where reading stopped, for as long as the desk of this allocation is open. */
export function useReading(record: DeskRecord, selectedId: string): ReadingKeeper {
  const { desk } = useStore()
  const [keeper] = useState(() => new ReadingKeeper(desk, record.allocation.id, record.reading))
  // What can't be shown hasn't been read; it counts as soon as its bytes arrive while it is open.
  const isHere = record.evidenceHere[selectedId] === true
  useEffect(() => {
    if (isHere) keeper.open(selectedId, new Date())
  }, [keeper, selectedId, isHere])
  useEffect(() => {
    const flush = () => keeper.flush()
    document.addEventListener('visibilitychange', flush)
    const stop = onLeaving(flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      stop()
      flush()
    }
  }, [keeper])
  return keeper
}
