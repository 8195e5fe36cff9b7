import { useCallback, useEffect, useRef, useState } from 'react'
import type { SourceViewerProps } from '../viewer'
import type { ArchiveEntry } from './archive/archive'
import { WITHIN } from './archive/nested-archives'
import type { SearchHit } from './archive/search-files'

type OpenFile = {
  path: string | null
  scrollTop: number
  jump: { query: string; start: number } | null
  /** The request that brought the file up; null once another one was chosen. */
  reveal: SourceViewerProps['reveal']
  wantsFocus: boolean
}

/**
 * Which file of an archive is open: the one that was read the last time, the one that an annotation asks for, or the one that was chosen.
 * @param first what is opened where nothing was read yet.
 */
export function useOpenFile(
  { reading, reveal, annotations, onReading }: Pick<SourceViewerProps, 'reading' | 'reveal' | 'annotations' | 'onReading'>,
  entries: readonly ArchiveEntry[],
  first: string | null,
  openNested: (path: string) => Promise<boolean>,
) {
  const [file, setFile] = useState<OpenFile>(() => {
    const last = reading?.part
    const isKnown = last !== undefined && entries.some(({ path }) => path === last)
    const start = { jump: null, reveal: null, wantsFocus: false }
    if (last !== undefined && (isKnown || last.includes(WITHIN)))
      return { ...start, path: last, scrollTop: reading?.scrollTop ?? 0 }
    return { ...start, path: first, scrollTop: 0 }
  })
  // A file that was left reports its place once more as it goes.
  const current = useRef(file.path)
  useEffect(() => {
    current.current = file.path
  }, [file.path])
  const show = useCallback(
    (path: string, more: Partial<OpenFile>) => {
      current.current = path
      setFile({ path, scrollTop: 0, jump: null, reveal: null, wantsFocus: false, ...more })
      onReading({ part: path, scrollTop: 0 })
    },
    [onReading],
  )
  // A file in an archive within the archive is listed only once that one was opened.
  const { path } = file
  useEffect(() => {
    const at = path?.lastIndexOf(WITHIN) ?? -1
    if (path === null || at < 0 || entries.some((entry) => entry.path === path)) return
    openNested(path.slice(0, at)).catch(() => undefined)
  }, [path, entries, openNested])

  const [asked, setAsked] = useState<SourceViewerProps['reveal']>(null)
  if (reveal !== asked) {
    setAsked(reveal)
    const part = annotations.find(({ annotation }) => annotation.id === reveal?.annotationId)?.annotation.part
    if (part !== undefined) {
      setFile((before) =>
        part === before.path ? { ...before, reveal } : { path: part, scrollTop: 0, jump: null, reveal, wantsFocus: false },
      )
    }
  }
  return {
    ...file,
    /** @param isFinal reading goes on in the file, so it takes the keyboard. */
    open: (next: string, isFinal = false) => {
      if (next !== file.path) show(next, { wantsFocus: isFinal })
      else if (isFinal) setFile((before) => ({ ...before, wantsFocus: true }))
    },
    jumpTo: ({ path: wanted, start }: SearchHit, query: string) => {
      const jump = { query, start }
      if (wanted === file.path) setFile((before) => ({ ...before, jump }))
      else show(wanted, { jump })
    },
    focused: useCallback(() => setFile((before) => ({ ...before, wantsFocus: false })), []),
    onReading: useCallback(
      (position: Parameters<SourceViewerProps['onReading']>[0]) => {
        if (path !== null && current.current === path) onReading({ ...position, part: path })
      },
      [onReading, path],
    ),
  }
}
