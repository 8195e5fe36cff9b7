import { expect, it } from 'vitest'
import { AssayDatabase } from '../../../renderer/store/database'
import { chunkContext } from '../../../renderer/store/evidence/read'
import { openBytes } from '../../../renderer/store/sealing'
import type { Fetch } from '../../../renderer/sync/hub-client'
import type { KeyVault } from '../../../shared/vault'
import { EVERYTHING, memoryStorage, openVault } from '../../browser/store/sample-store'
import { useBenches } from '../../browser/sync/benches'
import { StagedHub } from '../../browser/sync/staged-hub'
import { idOf, type Workbench } from '../../browser/sync/workbench'

const benches = useBenches()
const DAY_SECONDS = 86_400

type Taken = {
  hub: StagedHub
  ada: Workbench
  storage: ReturnType<typeof memoryStorage>
  id: string
  signInAgain(): Promise<void>
}

/** A submission that is offline, with the storage of its keys in the test's hand. */
async function takeOffline(name: string): Promise<Taken> {
  const hub = await StagedHub.open()
  const storage = memoryStorage()
  let line: Fetch | null = null
  const ada = await benches.open(hub, 'ada', {
    vault: await openVault(storage),
    fetch: (real) => (input, init) => (line ?? real)(input, init),
  })
  ada.startSync()
  const { allocationId: id } = await ada.row(name)
  await ada.store.queue.takeOffline([id])
  await ada.row(name, (row) => row.offline.state === 'verified')
  const signInAgain = async () => {
    line = (await hub.signIn(idOf('ada'))).fetch
  }
  return { hub, ada, storage, id, signInAgain }
}

/** What lies in the database of one allocation: names of the keys, and a sealed piece of its evidence as a thief might find it. */
async function lookInside({ ada, id }: Taken) {
  const db = new AssayDatabase(ada.account.database)
  await db.open()
  try {
    const row = await db.allocations.get(id)
    const offline = await db.offline.get(id)
    const segment = await db.segments.get(row?.segmentId ?? '')
    const chunk = await db.chunks.where('[allocationId+evidenceId+index]').between([id, '', 0], [id, '\uffff', 0]).first()
    const record = await ada.store.desk.open(id)
    const file = record?.submission.evidence.find((item) => item.id === chunk?.evidenceId)
    if (!row || !offline || !segment || !chunk || !file) throw new Error('it is not all here')
    return {
      keys: { work: row.keyId, evidence: offline.keyId, list: segment.keyId },
      sealed: chunk.sealed,
      context: chunkContext(id, file, 0),
    }
  } finally {
    db.close()
  }
}

/** The keys of a copy that was made of the storage just now, opened with the person's own passphrase. */
function openCopy({ storage }: Taken): Promise<KeyVault> {
  return openVault({ ...memoryStorage(), content: storage.content?.slice() ?? null } as ReturnType<typeof memoryStorage>)
}

/** How many of these keys open the sealed piece. */
async function opening(vault: KeyVault, names: string[], { sealed, context }: Awaited<ReturnType<typeof lookInside>>) {
  let opened = 0
  for (const raw of Object.values(await vault.keys(names))) {
    const key = await crypto.subtle.importKey('raw', raw as Uint8Array<ArrayBuffer>, 'AES-GCM', false, ['decrypt'])
    const isOpen = await openBytes(key, context, sealed).then(
      () => true,
      () => false,
    )
    if (isOpen) opened += 1
  }
  return opened
}

async function allKeyNames({ ada }: Taken): Promise<string[]> {
  const db = new AssayDatabase(ada.account.database)
  await db.open()
  try {
    const rows = [...(await db.allocations.toArray()), ...(await db.segments.toArray()), ...(await db.offline.toArray())]
    return ['database', ...rows.map(({ keyId }) => keyId), ...(await db.outbox.toArray()).map(({ keyId }) => keyId)]
  } finally {
    db.close()
  }
}

/** Ends an allocation in some way, and looks for it in a copy that is made after. */
async function isGoneAfter(taken: Taken, gone: (taken: Taken) => Promise<void>): Promise<void> {
  const before = await lookInside(taken)
  const names = Object.values(before.keys)
  const copyBefore = await openCopy(taken)
  expect(Object.keys(await copyBefore.keys(names)).sort()).toEqual([...names].sort())
  expect(await opening(copyBefore, names, before)).toBe(1)
  await gone(taken)
  const copy = await openCopy(taken)
  expect(await copy.keys(names)).toEqual({})
  // Whatever else the person's keys open, they don't open what may still lie on the disk of it.
  const left = await allKeyNames(taken)
  expect(Object.keys(await copy.keys(left)).length).toBeGreaterThan(5)
  expect(await opening(copy, left, before)).toBe(0)
}

async function vanished({ ada, id }: Taken): Promise<void> {
  const isHere = async () => {
    await ada.store.sync.retry()
    const { rows } = await ada.store.queue.page(EVERYTHING)
    return rows.some((row) => row.allocationId === id)
  }
  await expect.poll(isHere, { timeout: 20_000 }).toBe(false)
}

it('a withdrawn allocation can’t be read from a copy of the profile, even with the person’s keys', async () => {
  await isGoneAfter(await takeOffline('withdraw'), async (taken) => {
    await taken.hub.operate({ command: 'withdraw', target: idOf('submission-withdraw') })
    await vanished(taken)
  })
})

it('an allocation that was moved to somebody else can’t either', async () => {
  await isGoneAfter(await takeOffline('move'), async (taken) => {
    await taken.hub.operate({ command: 'move', target: idOf('submission-move'), to: idOf('ben') })
    await vanished(taken)
  })
})

it('nor can one that has ended, once the hub has it purged', async () => {
  await isGoneAfter(await takeOffline('plain'), async (taken) => {
    const { hub, ada, id } = taken
    await ada.assess(id)
    await ada.store.desk.submit(id)
    await ada.row('plain', (row) => row.status === 'accepted')
    await hub.advance(21)
    await hub.workOff()
    await ada.row('plain', (row) => row.status === 'released')
    // No sign-in lasts that long.
    await hub.advance(8 * DAY_SECONDS)
    await hub.workOff()
    await taken.signInAgain()
    await vanished(taken)
  })
})

it('nor can one that an operator has purged, with a draft that was never sent', async () => {
  await isGoneAfter(await takeOffline('plain'), async (taken) => {
    const { hub, ada, id } = taken
    await ada.assess(id)
    await hub.operate({ command: 'purge', target: idOf('submission-plain'), evenUnsent: true, yes: true })
    await vanished(taken)
    await expect.poll(async () => (await ada.store.sync.purgeNotice())?.destroyed, { timeout: 20_000 }).toBe(1)
  })
})
