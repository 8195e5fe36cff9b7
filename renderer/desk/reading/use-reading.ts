import { useEffect, useState } from 'react'
import { onLeaving } from '../../kit'
import { type DeskRecord, useStore } from '../../store'
import { ReadingKeeper } from './reading-keeper'

/** Remembers what was opened and where reading stopped, for as long as the desk of this allocation is open. */
export function useReading(record: DeskRecord, selectedId: string): ReadingKeeper {
  const { desk } = useStore()
  const [keeper] = useState(() => new ReadingKeeper(desk, record.allocation.id, record.reading))
  const isItem = record.submission.evidence.some((item) => item.id === selectedId)
  useEffect(() => {
    if (isItem) keeper.open(selectedId, new Date())
  }, [keeper, selectedId, isItem])
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
