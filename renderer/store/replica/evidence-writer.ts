import { liveQuery } from 'dexie'
import { EVIDENCE_CHUNK_BYTES, type EvidenceFile, type EvidenceItem } from '../../../shared/domain'
import { now, type StoreContext } from '../context'
import { chunkContext } from '../evidence/read'
import { isFetchingHeld } from '../metered'
import type { OfflineRow } from '../rows'
import { openBytes, sealBytes } from '../sealing'
import { isOutOfSpace, StoreError } from '../store-error'
import { openSubmission } from '../work'

/** A wish for evidence, with what is to be fetched. */
export type EvidenceWish = { allocationId: string; keyId: string; revision: number | undefined; items: EvidenceItem[] }

/** How far an allocation's evidence has come. */
export type EvidenceProgress = Partial<Pick<OfflineRow, 'state' | 'reason' | 'bytesDone' | 'itemsDone' | 'verifiedAt'>>

/** What sync may do with evidence: find what is wished for, and store it chunk by chunk. */
export function evidenceWriter(context: StoreContext) {
  const { db, keyring } = context

  /** The wish still stands, under this key and for this revision: nothing may be stored after it was withdrawn. */
  async function stillWanted({ allocationId, keyId, revision }: EvidenceWish): Promise<OfflineRow | null> {
    const row = await db.offline.get(allocationId)
    return row?.wanted === 1 && row.keyId === keyId && row.revision === revision ? row : null
  }

  return {
    /** Allocations whose evidence is wished for and not all here, whenever that changes; none while it is paused. Returns how to stop. */
    watch(next: (allocationIds: string[]) => void): () => void {
      const wished = async () => {
        if (await isFetchingHeld(db)) return []
        return db.offline.where('state').anyOf(['waiting', 'fetching']).primaryKeys()
      }
      const subscription = liveQuery(wished).subscribe(next)
      return () => subscription.unsubscribe()
    },

    /** What is to be fetched for an allocation; null where it isn't wished for (any more). Makes the evidence's key. */
    async wish(allocationId: string): Promise<EvidenceWish | null> {
      const [row, submission] = await Promise.all([db.offline.get(allocationId), openSubmission(context, allocationId)])
      if (row?.wanted !== 1 || row.state === 'verified' || !submission) return null
      // Read on both sides of a new revision: the round that brought it lets us look again.
      if (row.revision !== undefined && row.revision !== submission.revision) return null
      const allocation = await db.allocations.get(allocationId)
      if (allocation && Date.parse(allocation.leaseUntil) <= (await context.hubClock.now()).getTime()) {
        await db.offline.update(allocationId, { state: 'failed', reason: 'lease-over' })
        return null
      }
      await keyring.ensure([row.keyId])
      return { allocationId, keyId: row.keyId, revision: row.revision, items: submission.evidence }
    },

    /** Chunks of a file that are here. Those behind a gap don't count: fetching goes on from the gap. */
    async chunksHere(allocationId: string, file: EvidenceFile): Promise<{ count: number; isVerified: boolean }> {
      const here = await db.files.get([allocationId, file.id])
      if (!here || here.sizeBytes !== file.sizeBytes) return { count: 0, isVerified: false }
      return { count: here.chunksHere, isVerified: here.verifiedAt !== null }
    },

    /** The plain bytes of a chunk that is here, to go on hashing where it was left. */
    async readChunk(wish: EvidenceWish, file: EvidenceFile, index: number): Promise<Uint8Array> {
      const row = await db.chunks.get([wish.allocationId, file.id, index])
      if (!row) throw new StoreError('damaged', 'A chunk of evidence is missing.')
      return openBytes(await keyring.need(wish.keyId), chunkContext(wish.allocationId, file, index), row.sealed)
    },

    /**
     * Seals and stores checked chunks, `first` and those after it, in one transaction. False where the wish was withdrawn.
     * @throws StoreError `no-space`
     */
    async storeChunks(wish: EvidenceWish, file: EvidenceFile, first: number, chunks: readonly Uint8Array[]): Promise<boolean> {
      const { allocationId, keyId } = wish
      const key = await keyring.need(keyId)
      const rows = await Promise.all(
        chunks.map(async (bytes, at) => ({
          allocationId,
          evidenceId: file.id,
          index: first + at,
          sealed: await sealBytes(key, chunkContext(allocationId, file, first + at), bytes),
        })),
      )
      try {
        return await db.transaction('rw', [db.offline, db.files, db.chunks], async () => {
          if ((await stillWanted(wish)) === null) return false
          await db.chunks.bulkPut(rows)
          await db.files.put({
            allocationId,
            evidenceId: file.id,
            sizeBytes: file.sizeBytes,
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
    async markVerified(wish: EvidenceWish, file: EvidenceFile): Promise<boolean> {
      return db.transaction('rw', [db.offline, db.files], async () => {
        if ((await stillWanted(wish)) === null) return false
        await db.files.put({
          allocationId: wish.allocationId,
          evidenceId: file.id,
          sizeBytes: file.sizeBytes,
          chunksHere: file.chunkSha256.length,
          verifiedAt: now(context),
        })
        return true
      })
    },

    /** What arrived of a file doesn't match: it goes, so that the next attempt begins anew. */
    async dropFile(wish: EvidenceWish, file: EvidenceFile): Promise<void> {
      const { allocationId } = wish
      const everyChunk = db.chunks
        .where('[allocationId+evidenceId+index]')
        .between(
          [allocationId, file.id, 0],
          [allocationId, file.id, Math.ceil(file.sizeBytes / EVIDENCE_CHUNK_BYTES)],
          true,
          true,
        )
      await db.transaction('rw', [db.offline, db.files, db.chunks], async () => {
        if ((await stillWanted(wish)) === null) return
        await everyChunk.delete()
        await db.files.delete([allocationId, file.id])
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
