import { expect, it } from 'vitest'
import { openStore } from '../../../renderer/store'
import { startSync } from '../../../renderer/sync'
import { makeAccount, openVault } from '../store/sample-store'

it('runs in a worker that borrows keys from the page, and stops when it is told to', async () => {
  const account = await makeAccount()
  const vault = await openVault()
  const store = await openStore({ database: account.database, vault, account })
  const running = startSync(account, vault)
  // There is no hub below the test's own origin: the worker says so, in the page's store.
  await expect.poll(async () => (await store.sync.status()).phase, { timeout: 15_000 }).not.toBe('starting')
  const locks = await navigator.locks.query()
  expect(locks.held?.map((lock) => lock.name)).toContain(`assay-sync-${account.database}`)
  await running.stop()
  await expect
    .poll(async () => (await navigator.locks.query()).held?.map((lock) => lock.name))
    .not.toContain(`assay-sync-${account.database}`)
  await store.close()
})

it('one window of an account syncs at a time, and the next takes over where that one closes', async () => {
  const account = await makeAccount()
  const vault = await openVault()
  const store = await openStore({ database: account.database, vault, account })
  const name = `assay-sync-${account.database}`
  const counts = async () => {
    const { held, pending } = await navigator.locks.query()
    const mine = (locks: LockInfo[] | undefined) => locks?.filter((lock) => lock.name === name).length
    return [mine(held), mine(pending)]
  }
  const first = startSync(account, vault)
  await expect.poll(counts, { timeout: 15_000 }).toEqual([1, 0])
  const second = startSync(account, vault)
  await expect.poll(counts, { timeout: 15_000 }).toEqual([1, 1])
  await first.stop()
  await expect.poll(counts).toEqual([1, 0])
  await second.stop()
  await expect.poll(counts).toEqual([0, 0])
  await store.close()
})
