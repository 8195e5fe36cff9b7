import { type KeyboardEvent, useRef, useState } from 'react'
import type { TreeRow } from './file-tree'

type TreeKeys = {
  rows: readonly TreeRow[]
  openPath: string | null
  onToggle(row: TreeRow): void
  onOpen(row: TreeRow, isFinal: boolean): void
  scrollTo(index: number): void
}

/** How long a letter waits for the next one of the same name, in milliseconds. */
const TYPING_MS = 800

/** The keyboard of a tree, as trees have it: arrows move, open and close; letters go to a name. */
export function useTreeKeys({ rows, openPath, onToggle, onOpen, scrollTo }: TreeKeys) {
  const [activePath, setActivePath] = useState<string | null>(openPath)
  const typed = useRef({ letters: '', at: 0 })
  const chosen = rows.findIndex(({ path }) => path === activePath || path === `${activePath}!`)
  const active =
    chosen >= 0
      ? chosen
      : Math.max(
          0,
          rows.findIndex(({ path }) => path === openPath),
        )
  const go = (index: number) => {
    const at = Math.max(0, Math.min(index, rows.length - 1))
    setActivePath(rows[at]?.path ?? null)
    scrollTo(at)
  }
  const goOut = () => {
    const level = rows[active]?.level ?? 1
    const parent = rows.slice(0, active).findLastIndex((row) => row.level < level)
    if (parent >= 0) go(parent)
  }
  const type = (key: string, now: number): boolean => {
    const isOn = now - typed.current.at < TYPING_MS
    // A first digit or sign is the desk's: levels are set with digits.
    if (!isOn && !/^\p{L}$/u.test(key)) return false
    const letters = (isOn ? typed.current.letters : '') + key.toLowerCase()
    typed.current = { letters, at: now }
    const from = letters.length === 1 ? active + 1 : active
    const order = [...rows.keys()].map((at) => (from + at) % rows.length)
    const match = order.find((at) => rows[at]?.name.toLowerCase().startsWith(letters))
    if (match !== undefined) go(match)
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[active]
    if (event.ctrlKey || event.metaKey || event.altKey || !row) return
    const isFolder = row.kind !== 'file'
    if (event.key.length > 1) typed.current = { letters: '', at: 0 }
    switch (event.key) {
      case 'ArrowDown':
        go(active + 1)
        break
      case 'ArrowUp':
        go(active - 1)
        break
      case 'Home':
        go(0)
        break
      case 'End':
        go(rows.length - 1)
        break
      case 'ArrowRight':
        if (isFolder && !row.isOpen) onToggle(row)
        else if (isFolder) go(active + 1)
        break
      case 'ArrowLeft':
        if (isFolder && row.isOpen) onToggle(row)
        else goOut()
        break
      case 'Enter':
      case ' ':
        if (isFolder) onToggle(row)
        else onOpen(row, event.key === 'Enter')
        break
      default:
        if (event.key.length !== 1 || !type(event.key, event.timeStamp)) return
    }
    event.preventDefault()
  }
  return { active, setActive: (index: number) => setActivePath(rows[index]?.path ?? null), onKeyDown }
}
