import { Dexie } from 'dexie'
import { EVIDENCE_CHUNK_BYTES } from '../../../shared/domain'
import { openStore } from '../../../renderer/store'
import { openReplica } from '../../../renderer/store/replica'
import {
  CLOCK,
  changesOf,
  makeAccount,
  makeEvidence,
  makeWorld,
  openVault,
  pull,
  type World,
} from '../../browser/store/sample-store'

export type FilledStore = {
  world: World
  /** Opens the store anew, as a start of the app does once the keys are there. */
  open: () => ReturnType<typeof openStore>
  remove: () => Promise<void>
}

/**
 * A sealed store in which each submission has this one file, offline and verified: put there by the steps that sync takes, without
 * the network.
 */
export async function fillOffline(count: number, file: Uint8Array<ArrayBuffer>): Promise<FilledStore> {
  const account = await makeAccount()
  const options = { database: account.database, vault: await openVault(), account, clock: CLOCK }
  const world = makeWorld(account, count)
  const chunks = chunksOf(file)
  const digests = {
    sizeBytes: file.length,
    sha256: await sha256(file),
    chunkSha256: await Promise.all(chunks.map(sha256)),
  }
  for (const submission of world.submissions) submission.evidence = [makeEvidence(digests)]
  const replica = await openReplica(options)
  await pull(replica, changesOf(world))
  const store = await openStore(options)
  for (const { id } of world.allocations) {
    await store.queue.takeOffline([id])
    const wish = await replica.evidence.wish(id)
    const [item] = wish?.items ?? []
    if (!wish || !item) throw new Error('it is wished for')
    await replica.evidence.storeChunks(wish, item, 0, chunks)
    await replica.evidence.markVerified(wish, item)
    await replica.evidence.report(wish, { state: 'verified', verifiedAt: CLOCK().toISOString() })
  }
  replica.close()
  await store.close()
  return { world, open: () => openStore(options), remove: () => Dexie.delete(account.database) }
}

function chunksOf(file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const count = Math.ceil(file.length / EVIDENCE_CHUNK_BYTES)
  return Array.from({ length: count }, (_, at) => file.slice(at * EVIDENCE_CHUNK_BYTES, (at + 1) * EVIDENCE_CHUNK_BYTES))
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A sealed store with so many submissions, spread over two months. */
export async function fillStore(count: number): Promise<FilledStore> {
  const account = await makeAccount()
  const options = { database: account.database, vault: await openVault(), account, clock: CLOCK }
  const world = makeWorld(account, count, { days: 60 })
  const replica = await openReplica(options)
  await pull(replica, changesOf(world))
  replica.close()
  return { world, open: () => openStore(options), remove: () => Dexie.delete(account.database) }
}
