import { expect, it } from 'vitest'
import { AssayDatabase } from '../../../renderer/store/database'
import type { Fetch } from '../../../renderer/sync/hub-client'
import { type Command, ROUTES } from '../../../shared/protocol'
import { openVault } from '../../browser/store/sample-store'
import { useBenches } from '../../browser/sync/benches'
import { StagedHub } from '../../browser/sync/staged-hub'
import { idOf } from '../../browser/sync/workbench'

const benches = useBenches()
const DAY_SECONDS = 86_400

/** Hands a submission in, lets so many days pass here and at the hub, and has the hub say that it was put back to a backup. */
async function restoredAfter(days: number) {
  const hub = await StagedHub.open()
  const vault = await openVault()
  const sent: string[] = []
  let passed = 0
  let line: Fetch | null = null
  const ada = await benches.open(hub, 'ada', {
    vault,
    times: { clock: () => new Date(Date.now() + passed), steady: () => performance.now() + passed },
    fetch: (real) => (input, init) => {
      if (input === ROUTES.commands) {
        const { commands } = JSON.parse(String(init?.body)) as { commands: Command[] }
        sent.push(...commands.map(({ id }) => id))
      }
      return (line ?? real)(input, init)
    },
  })
  ada.startSync()
  const { allocationId } = await ada.row('plain')
  await ada.assess(allocationId)
  const submitted = await ada.store.desk.submit(allocationId)
  if (!submitted.ok) throw new Error('it is complete')
  await ada.row('plain', (row) => row.status === 'accepted')
  await ada.stopSync()
  const { commandId } = submitted
  const keyId = await keyOf(ada.account.database, commandId)
  expect(Object.keys(await vault.keys([keyId]))).toEqual([keyId])

  passed += days * DAY_SECONDS * 1000
  await ada.replica.keepHouse()
  await hub.advance(days * DAY_SECONDS)
  // No sign-in lasts that long.
  line = (await hub.signIn(idOf('ada'))).fetch
  await hub.operate({ command: 'restored' })
  sent.length = 0
  ada.startSync()
  const isTold = async () => (await ada.store.sync.history(50)).some(({ kind }) => kind === 'hub-restored')
  await expect.poll(isTold, { timeout: 20_000 }).toBe(true)
  return { ada, vault, sent, commandId, keyId }
}

/** The name of the key that a command is sealed with. */
async function keyOf(database: string, commandId: string): Promise<string> {
  const db = new AssayDatabase(database)
  await db.open()
  try {
    const entry = await db.outbox.where('commandId').equals(commandId).first()
    if (!entry) throw new Error('it is not in the outbox')
    return entry.keyId
  } finally {
    db.close()
  }
}

it('what a hub had acknowledged 29 days before it was put back to a backup is offered to it again', async () => {
  const { ada, sent, commandId } = await restoredAfter(29)
  await expect.poll(() => sent, { timeout: 20_000 }).toContain(commandId)
  await expect
    .poll(async () => (await ada.store.sync.outbox()).find((entry) => entry.commandId === commandId)?.state, { timeout: 20_000 })
    .toBe('acknowledged')
})

it('after 31 days it is gone with its key, and nothing is offered', async () => {
  const { ada, vault, sent, commandId, keyId } = await restoredAfter(31)
  expect(sent).toEqual([])
  expect((await ada.store.sync.outbox()).map((entry) => entry.commandId)).not.toContain(commandId)
  expect(await vault.keys([keyId])).toEqual({})
})
