import { useMemo, useState } from 'react'
import { isTypingIn } from '../../kit'
import type { DeskRecord } from '../../store'
import { type Entry, firstEntry, listEntries, neighbourEntry } from '../evidence/entries'

/**
 * What is open of a submission, and the ways from one item to another; the same on the desk and in the second window.
 * @param onSelect is told that something else is to be read.
 */
export function useOpenEntry(record: DeskRecord, onSelect?: () => void) {
  const { submission } = record
  const groups = useMemo(() => listEntries(submission), [submission])
  const [selectedId, setSelectedId] = useState(() => firstEntry(groups, record.reading)?.id ?? '')
  const [focusWish, setFocusWish] = useState<object | null>(null)
  const entry: Entry | undefined = groups.flatMap((group) => group.entries).find((each) => each.id === selectedId)
  const takeFocus = () => setFocusWish({})
  const select = (id: string) => {
    setSelectedId(id)
    onSelect?.()
  }
  /** Chosen to be read: its keys work at once. */
  const open = (id: string) => {
    select(id)
    takeFocus()
  }
  return {
    groups,
    selectedId,
    entry,
    /** A new object for each time that what is read was asked to take the focus. */
    focusWish,
    takeFocus,
    select,
    open,
    step(direction: 1 | -1) {
      const next = neighbourEntry(groups, selectedId, direction)
      if (!next) return
      // Somebody who is writing looks something up, and writes on.
      if (isTypingIn(document.activeElement)) select(next.id)
      else open(next.id)
    },
  }
}
