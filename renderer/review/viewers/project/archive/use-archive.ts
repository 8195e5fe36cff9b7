import { useCallback, useEffect, useState } from 'react'
import type { EvidenceSource } from '../../viewer'
import type { ArchiveEntry, ArchiveFailure, ArchiveNotice } from './archive'
import { type ArchiveClient, connectArchive } from './archive-client'

export type ArchiveState =
  | { state: 'opening' }
  | { state: 'failed'; reason: ArchiveFailure }
  | {
      state: 'open'
      client: ArchiveClient
      /** Of the archive and of those within it that were opened. */
      entries: readonly ArchiveEntry[]
      notices: readonly ArchiveNotice[]
    }

const NOTHING: ReadonlySet<string> = new Set()

/** The archive of an evidence item, opened in a worker for as long as it is shown. */
export function useArchive(source: EvidenceSource) {
  const [archive, setArchive] = useState<ArchiveState>({ state: 'opening' })
  const [loading, setLoading] = useState(NOTHING)
  /** Why archives within it could not be opened, by path. */
  const [failures, setFailures] = useState<ReadonlyMap<string, ArchiveFailure>>(new Map())
  useEffect(() => {
    const client = connectArchive(source)
    let isCurrent = true
    client.open().then(
      (opened) => {
        if (!isCurrent) return
        if (opened.ok) setArchive({ state: 'open', client, ...opened.listing })
        else setArchive({ state: 'failed', reason: opened.reason })
      },
      () => isCurrent && setArchive({ state: 'failed', reason: 'broken' }),
    )
    return () => {
      isCurrent = false
      client.close()
    }
  }, [source])

  const client = archive.state === 'open' ? archive.client : null
  /** Lists an archive within the archive. @returns whether that was possible. */
  const openNested = useCallback(
    async (path: string): Promise<boolean> => {
      if (!client) return false
      setLoading((before) => new Set(before).add(path))
      const opened = await client.openNested(path).catch(() => ({ ok: false as const, reason: 'broken' as const }))
      setLoading((before) => new Set([...before].filter((each) => each !== path)))
      if (!opened.ok) {
        setFailures((before) => new Map(before).set(path, opened.reason))
        return false
      }
      setArchive((before) =>
        before.state !== 'open' || before.entries.some((entry) => entry.path.startsWith(`${path}!/`))
          ? before
          : { ...before, entries: [...before.entries, ...opened.listing.entries] },
      )
      return true
    },
    [client],
  )
  return { archive, loading, failures, openNested }
}
