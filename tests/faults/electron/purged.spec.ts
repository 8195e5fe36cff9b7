import { webcrypto } from 'node:crypto'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterEach, expect, it } from 'vitest'
import { chunkContext } from '../../../renderer/store/evidence/read'
import { openBytes, openJson, type SealContext } from '../../../renderer/store/sealing'
import { filesOf, type Submission } from '../../../shared/domain'
import { argon2id, createKeyVault, type KeyVault } from '../../../shared/vault'
import { openDatabase } from '../../contract/hub/kit/database'
import { PASSPHRASE, rowOf } from '../../e2e/journey/person'
import { filesIn } from './profile-search'
import { ElectronStage } from './stage'

const LIMIT_MS = 30_000
/** More often than this no lease is extended. */
const MOST_RENEWALS = 5

let stage: ElectronStage | null = null
afterEach(async () => {
  await stage?.close()
  stage = null
})

/** One submission as it lies in the database: names of its keys, and sealed pieces of it as a thief might find them. */
type Piece = {
  allocationId: string
  submissionId: string
  keys: { work: string; list: string; evidence: string }
  submission: { context: SealContext; sealed: string }
  chunk: { evidenceId: string; index: number; sealed: string }
}

/** What the rows that are read here have between them. */
type Row = Record<'id' | 'keyId' | 'segmentId' | 'submissionId' | 'evidenceId', string> &
  Record<'submissionRevision' | 'revision' | 'version' | 'index', number> & { sealed: Uint8Array }

it('what was purged, and evidence whose lease ended, open with no key of a copied profile, the person’s own neither', async () => {
  stage = await ElectronStage.open()
  const { page } = stage.desktop
  const [purged, leased] = await takeTwoOffline(page)
  const before = await openKeys(await copyOf(stage, 'before'))
  const pieces = { purged: await piece(page, purged), leased: await piece(page, leased) }
  // Nothing would be shown by what can't be opened anyhow.
  const [purgedChunk, leasedChunk] = [await chunkOf(before, pieces.purged), await chunkOf(before, pieces.leased)]
  for (const [one, chunk] of [
    [pieces.purged, purgedChunk],
    [pieces.leased, leasedChunk],
  ] as const) {
    expect(Object.keys(await before.keys(Object.values(one.keys)))).toHaveLength(3)
    expect(await opening(before, Object.values(one.keys), chunk, one.chunk.sealed)).toBe(1)
  }

  await endLease(stage, pieces.leased.allocationId)
  await stage.hub.operator('purge', pieces.purged.submissionId, '--yes')
  await expect.poll(() => keyNames(page), { timeout: LIMIT_MS }).not.toContain(pieces.purged.keys.work)
  await expect.poll(() => keyNames(page), { timeout: LIMIT_MS }).not.toContain(pieces.leased.keys.evidence)
  const left = await keyNames(page)
  // Keys are destroyed right after the rows that named them are gone.
  const { purged: gone, leased: ended } = pieces
  const doomed = [...Object.values(gone.keys), ended.keys.evidence]
  const keysOnDisk = async () => Object.keys(await (await openKeys(await copyOf(stage, `after-${copies}`))).keys(doomed))
  await expect.poll(keysOnDisk, { timeout: LIMIT_MS }).toEqual([])

  await stage.kill()
  const after = await openKeys(await copyOf(stage, 'after'))
  expect(await after.keys(doomed)).toEqual({})
  expect(Object.keys(await after.keys(left)).length).toBeGreaterThan(5)
  expect(await opening(after, left, purgedChunk, gone.chunk.sealed)).toBe(0)
  expect(await opening(after, left, gone.submission.context, gone.submission.sealed)).toBe(0)
  expect(await opening(after, left, leasedChunk, ended.chunk.sealed)).toBe(0)
  // The lease took the evidence only.
  expect(await opening(after, left, ended.submission.context, ended.submission.sealed)).toBe(1)
})

async function takeTwoOffline(page: Page): Promise<[string, string]> {
  const rows = page.getByRole('rowheader')
  await expect.poll(() => rows.count(), { timeout: LIMIT_MS }).toBeGreaterThan(2)
  const names = (await rows.allInnerTexts()).map((text) => text.split('\n')[0]?.trim() ?? '')
  // Pseudonyms are shown with a word before them, by which their buttons aren't named.
  const [first, second] = names.filter((name) => /^\p{Lu}\S+ \p{Lu}\S+$/u.test(name) && !/\d/.test(name))
  if (!first || !second) throw new Error(`the queue has too little in it: ${names}`)
  for (const name of [first, second]) {
    await rowOf(page, name)
      .getByRole('button', { name: `Take ${name} offline` })
      .click()
    await rowOf(page, name)
      .getByRole('img', { name: /^Offline and verified/ })
      .waitFor({ timeout: LIMIT_MS })
  }
  return [first, second]
}

/** The hub gives no more time, and what it gave is over. */
async function endLease({ hub }: ElectronStage, allocationId: string): Promise<void> {
  await hub.stop()
  const { db, close } = await openDatabase(hub)
  try {
    const lease = { lease_until: new Date(Date.now() - 60_000), lease_renewals: MOST_RENEWALS }
    const { assessor_id: assessor } = await db
      .updateTable('allocations')
      .set(lease)
      .where('id', '=', allocationId)
      .returning('assessor_id')
      .executeTakeFirstOrThrow()
    const entry = { audience: `user:${assessor}`, kind: 'allocation', record_id: allocationId, version: null } as const
    await db
      .insertInto('feed')
      .values({ ...entry, op: 'put', reason: null })
      .execute()
  } finally {
    await close()
  }
  await hub.start()
}

/** What lies in the app's database of the submission in this place of the queue's offline ones. */
async function piece(page: Page, candidate: string): Promise<Piece> {
  const allocationId = await allocationOf(page, candidate)
  return page.evaluate(async (id): Promise<Piece> => {
    const [found] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('assay'))
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(found?.name ?? '')
      opening.onsuccess = () => resolve(opening.result)
    })
    const ask = (table: string, query: IDBValidKey | IDBKeyRange) =>
      new Promise((resolve) => {
        const asking = db.transaction(table).objectStore(table).get(query)
        asking.onsuccess = () => resolve(asking.result)
      }) as Promise<Row>
    const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
    try {
      const row = await ask('allocations', id)
      const [offline, segment, submission, chunk] = await Promise.all([
        ask('offline', id),
        ask('segments', row.segmentId),
        ask('submissions', [row.submissionId, row.submissionRevision]),
        ask('chunks', IDBKeyRange.bound([id, '', 0], [id, '\uffff', 0])),
      ])
      return {
        allocationId: id,
        submissionId: row.submissionId,
        keys: { work: row.keyId, list: segment.keyId, evidence: offline.keyId },
        submission: {
          context: { table: 'submissions', id: `${submission.id}/${submission.revision}`, version: submission.version },
          sealed: hex(submission.sealed),
        },
        chunk: { evidenceId: chunk.evidenceId, index: chunk.index, sealed: hex(chunk.sealed) },
      }
    } finally {
      db.close()
    }
  }, allocationId)
}

/** Opened for a moment, the desk's address names it. */
async function allocationOf(page: Page, candidate: string): Promise<string> {
  await rowOf(page, candidate).dblclick()
  await page.getByRole('heading', { name: candidate, level: 1 }).waitFor()
  const id = /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? ''
  await page.goBack()
  await rowOf(page, candidate).waitFor()
  return id
}

/** Names of all keys that rows of the database still refer to. */
function keyNames(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const [found] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('assay'))
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(found?.name ?? '')
      opening.onsuccess = () => resolve(opening.result)
    })
    try {
      const names = ['database']
      for (const table of ['allocations', 'submissions', 'segments', 'offline', 'outbox', 'credentials']) {
        const rows = await new Promise<{ keyId: string }[]>((resolve) => {
          const asking = db.transaction(table).objectStore(table).getAll()
          asking.onsuccess = () => resolve(asking.result)
        })
        names.push(...rows.map(({ keyId }) => keyId))
      }
      return [...new Set(names)]
    } finally {
      db.close()
    }
  })
}

let copies = 0
async function copyOf(from: ElectronStage | null, name: string): Promise<string> {
  if (!from) throw new Error('nothing is open')
  copies += 1
  const copy = join(from.folder, name)
  await cp(from.profile, copy, { recursive: true, filter: (path) => !/Singleton|\.org\.chromium/.test(path) })
  return copy
}

/** The keys in a copied profile, opened with the person's own passphrase. */
async function openKeys(profile: string): Promise<KeyVault> {
  const [path] = (await filesIn(profile)).filter((file) => file.endsWith('/keys'))
  if (path === undefined) throw new Error('the profile has no keys')
  const storage = {
    read: () => readFile(path),
    replace: () => Promise.reject(new Error('a copy is only read')),
    setAside: () => Promise.reject(new Error('a copy is only read')),
  }
  const vault = createKeyVault({ storage, keychain: null, crypto: webcrypto, argon2: argon2id })
  expect(await vault.unlock({ with: 'passphrase', passphrase: PASSPHRASE })).toMatchObject({ ok: true })
  return vault
}

/** How the piece of evidence is bound to its place, as the sealed submission tells. */
async function chunkOf(vault: KeyVault, { allocationId, keys, submission, chunk }: Piece): Promise<SealContext> {
  const raw = (await vault.keys([keys.work]))[keys.work]
  if (!raw) throw new Error('the key of the work is missing')
  const { evidence } = await openJson<Submission>(await keyFrom(raw), submission.context, bytesOf(submission.sealed))
  const file = evidence.flatMap(filesOf).find(({ id }) => id === chunk.evidenceId)
  if (!file) throw new Error('the chunk is of no file of it')
  return chunkContext(allocationId, file, chunk.index)
}

/** How many of these keys open it. */
async function opening(vault: KeyVault, names: readonly string[], context: SealContext, sealed: string): Promise<number> {
  let opened = 0
  for (const raw of Object.values(await vault.keys(names))) {
    const isOpen = await openBytes(await keyFrom(raw), context, bytesOf(sealed)).then(
      () => true,
      () => false,
    )
    if (isOpen) opened += 1
  }
  return opened
}

function keyFrom(raw: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw as Uint8Array<ArrayBuffer>, 'AES-GCM', false, ['decrypt'])
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(hex, 'hex'))
}
