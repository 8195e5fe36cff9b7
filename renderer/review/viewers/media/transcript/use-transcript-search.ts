import { useState } from 'react'
import type { Cue } from './cues'
import { findCues } from './find-cues'

export type TranscriptSearch = {
  isOpen: boolean
  query: string
  /** Null while nothing was searched. */
  found: { current: number; total: number } | null
  /** Number of the cue that is looked at; null where nothing was found. */
  current: number | null
  open(): void
  close(): void
  setQuery(query: string): void
  step(direction: 'next' | 'previous'): void
}

/** Search in what is said. */
export function useTranscriptSearch(cues: readonly Cue[]): TranscriptSearch {
  const [isOpen, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const matches = isOpen ? findCues(cues, query) : []
  const { length } = matches
  return {
    isOpen,
    query,
    found: isOpen && query.trim() !== '' ? { current: length === 0 ? 0 : at + 1, total: length } : null,
    current: matches[at] ?? null,
    open: () => setOpen(true),
    close: () => setOpen(false),
    setQuery(next) {
      setQuery(next)
      setAt(0)
    },
    step(direction) {
      if (length > 0) setAt((at + (direction === 'next' ? 1 : -1) + length) % length)
    },
  }
}
