import { copyFile, readFile } from 'node:fs/promises'
import type { Page } from 'playwright'
import { afterEach, expect, it } from 'vitest'
import { unlock } from '../../e2e/journey/person'
import { randomFrom } from '../random'
import { Ledger } from './ledger'
import { filesIn } from './profile-search'
import { Reviewer } from './reviewer'
import { ElectronStage } from './stage'

const CANDIDATE = 'Dele Adeyemi'
const SEED = 20_261_123

const stages: ElectronStage[] = []
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.close()
})

async function openStage(): Promise<ElectronStage> {
  const stage = await ElectronStage.open()
  stages.push(stage)
  return stage
}

it('with the keys of another profile the work does not open, the app says so, and not a row or a key is written over', async () => {
  const mine = await openStage()
  const ledger = new Ledger()
  const reviewer = new Reviewer(mine.desktop.page, ledger, randomFrom(SEED))
  await reviewer.open(CANDIDATE)
  await reviewer.review(() => undefined)
  await mine.desktop.close()
  // Before it is unlocked, nothing writes to it.
  const before = await rowsOf(await mine.desktop.relaunch())
  expect(Object.keys(before).length).toBeGreaterThan(10)
  await mine.kill()
  const other = await openStage()
  await other.kill()

  const [keys, foreign] = [await keyFileOf(mine), await keyFileOf(other)]
  const aside = `${mine.folder}/keys-of-mine`
  await copyFile(keys, aside)
  await copyFile(foreign, keys)
  const page = await mine.desktop.relaunch()
  // Both have the same passphrase: it is the keys that don't fit.
  await unlock(page)
  await page.getByText('The keys of this machine don’t open it.').waitFor()
  await page.getByText('Nothing was changed or deleted.').waitFor()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('The keys of this machine don’t open it.').waitFor()
  expect(await rowsOf(page)).toEqual(before)
  await mine.kill()
  expect((await readFile(keys)).equals(await readFile(foreign))).toBe(true)

  await copyFile(aside, keys)
  const again = new Reviewer(await mine.reopen(), ledger, randomFrom(SEED))
  await again.comeBack(CANDIDATE, reviewer.allocationId)
  expect(ledger.reconcile(reviewer.allocationId, await again.look())).toEqual([])
})

async function keyFileOf({ profile }: ElectronStage): Promise<string> {
  const [path, ...others] = (await filesIn(profile)).filter((each) => each.endsWith('/keys'))
  if (path === undefined || others.length > 0) throw new Error('one person has one key file')
  return path
}

/** A hash of each table of each database that the page's origin has. */
async function rowsOf(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const answered = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const plain = (_: string, value: unknown) => {
      if (value instanceof ArrayBuffer) return [...new Uint8Array(value)]
      return value instanceof Uint8Array ? [...value] : value
    }
    const hashes: Record<string, string> = {}
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await answered(indexedDB.open(name))
      for (const table of db.objectStoreNames) {
        const store = db.transaction(table).objectStore(table)
        const content = JSON.stringify([await answered(store.getAllKeys()), await answered(store.getAll())], plain)
        const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content))
        hashes[`${name} ${table}`] = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      }
      db.close()
    }
    return hashes
  })
}
