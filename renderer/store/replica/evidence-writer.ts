import { liveQuery } from 'dexie'
import { EVIDENCE_CHUNK_BYTES, type EvidenceItem } from '../../../shared/domain'
import { now, type StoreContext } from '../context'
import { chunkContext } from '../evidence/read'
import type { OfflineRow } from '../rows'
import { openBytes, sealBytes } from '../sealing'
import { isOutOfSpace, StoreError } from '../store-error'
import { openSubmission } from '../work'

/** A wish for evidence, with what is to be fetched. */
export type EvidenceWish = { allocationId: string; keyId: string; items: EvidenceItem[] }

/** How far an allocation's evidence has come. */
export type EvidenceProgress = Partial<Pick<OfflineRow, 'state' | 'reason' | 'bytesDone' | 'itemsDone' | 'verifiedAt'>>

/** What sync may do with evidence: find what is wished for, and store it chunk by chunk. */
export function evidenceWriter(context: StoreContext) {
  const { db, keyring } = context

  /** The wish still stands, under this key: nothing may be stored after it was withdrawn. */
  async function stillWanted(wish: Pick<EvidenceWish, 'allocationId' | 'keyId'>): Promise<OfflineRow | null> {
    const row = await db.offline.get(wish.allocationId)
    return row?.wanted === 1 && row.keyId === wish.keyId ? row : null
  }

  return {
    /** Allocations whose evidence is wished for and not all here, whenever that changes. Returns how to stop. */
    watch(next: (allocationIds: string[]) => void): () => void {
      const subscription = liveQuery(() => db.offline.where('state').anyOf(['waiting', 'fetching']).primaryKeys()).subscribe(next)
      return () => subscription.unsubscribe()
    },

    /** What is to be fetched for an allocation; null where it isn't wished for (any more). Makes the evidence's key. */
    async wish(allocationId: string): Promise<EvidenceWish | null> {
      const [row, submission] = await Promise.all([db.offline.get(allocationId), openSubmission(context, allocationId)])
      if (row?.wanted !== 1 || row.state === 'verified' || !submission) return null
      await keyring.ensure([row.keyId])
      return { allocationId, keyId: row.keyId, items: submission.evidence }
    },

    /** Chunks of an item that are here. Those behind a gap don't count: fetching goes on from the gap. */
    async chunksHere(allocationId: string, item: EvidenceItem): Promise<{ count: number; isVerified: boolean }> {
      const file = await db.files.get([allocationId, item.id])
      if (!file || file.sizeBytes !== item.sizeBytes) return { count: 0, isVerified: false }
      return { count: file.chunksHere, isVerified: file.verifiedAt !== null }
    },

    /** The plain bytes of a chunk that is here, to go on hashing where it was left. */
    async readChunk(wish: EvidenceWish, item: EvidenceItem, index: number): Promise<Uint8Array> {
      const row = await db.chunks.get([wish.allocationId, item.id, index])
      if (!row) throw new StoreError('damaged', 'A chunk of evidence is missing.')
      return openBytes(await keyring.need(wish.keyId), chunkContext(wish.allocationId, item, index), row.sealed)
    },

    /**
     * Seals and stores checked chunks, `first` and those after it, in one transaction. False where the wish was withdrawn.
     * @throws StoreError `no-space`
     */
    async storeChunks(wish: EvidenceWish, item: EvidenceItem, first: number, chunks: readonly Uint8Array[]): Promise<boolean> {
      const { allocationId, keyId } = wish
      const key = await keyring.need(keyId)
      const rows = await Promise.all(
        chunks.map(async (bytes, at) => ({
          allocationId,
          evidenceId: item.id,
          index: first + at,
          sealed: await sealBytes(key, chunkContext(allocationId, item, first + at), bytes),
        })),
      )
      try {
        return await db.transaction('rw', [db.offline, db.files, db.chunks], async () => {
          if ((await stillWanted(wish)) === null) return false
          await db.chunks.bulkPut(rows)
          await db.files.put({
            allocationId,
            evidenceId: item.id,
            sizeBytes: item.sizeBytes,
            chunksHere: first + rows.length,
            verifiedAt: null,
          })
          return true
        })
      } catch (error) {
        if (isOutOfSpace(error)) throw new StoreError('no-space', 'There is no space left for evidence.')
        throw error
      }
    },

    /** All chunks are here and the whole matches the hub's hash. False where the wish was withdrawn. */
    async markVerified(wish: EvidenceWish, item: EvidenceItem): Promise<boolean> {
      return db.transaction('rw', [db.offline, db.files], async () => {
        if ((await stillWanted(wish)) === null) return false
        await db.files.put({
          allocationId: wish.allocationId,
          evidenceId: item.id,
          sizeBytes: item.sizeBytes,
          chunksHere: item.chunkSha256.length,
          verifiedAt: now(context),
        })
        return true
      })
    },

    /** What arrived of an item doesn't match: it goes, so that the next attempt begins anew. */
    async dropItem(wish: EvidenceWish, item: EvidenceItem): Promise<void> {
      const { allocationId } = wish
      const everyChunk = db.chunks
        .where('[allocationId+evidenceId+index]')
        .between(
          [allocationId, item.id, 0],
          [allocationId, item.id, Math.ceil(item.sizeBytes / EVIDENCE_CHUNK_BYTES)],
          true,
          true,
        )
      await db.transaction('rw', [db.offline, db.files, db.chunks], async () => {
        if ((await stillWanted(wish)) === null) return
        await everyChunk.delete()
        await db.files.delete([allocationId, item.id])
      })
    },

    /** Tells how far it has come; says nothing where the wish was withdrawn. */
    async report(wish: EvidenceWish, progress: EvidenceProgress): Promise<void> {
      await db.transaction('rw', db.offline, async () => {
        const row = await stillWanted(wish)
        if (row) await db.offline.put({ ...row, ...progress })
      })
    },
  }
}
