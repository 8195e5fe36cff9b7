import type { ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Workspace } from '../../../renderer/app/boot/workspace'
import { NearlyFullBanner } from '../../../renderer/app/shell/nearly-full-banner'
import { PurgeBanner } from '../../../renderer/app/shell/purge-banner'
import { RecoveryBanner } from '../../../renderer/app/shell/recovery-banner'
import { SignInBanner } from '../../../renderer/app/shell/sign-in-banner'
import { TooOldBanner } from '../../../renderer/app/shell/too-old-banner'
import { initTexts, NoticeCorner, ThemeProvider } from '../../../renderer/kit'
import { openStore, setAside, StoreError, StoreProvider } from '../../../renderer/store'
import { openReplica } from '../../../renderer/store/replica'
import { Shortage } from '../../../renderer/store/shortage'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { changesOf, openSampleStore, pull } from '../store/sample-store'

let root: Root
let place: HTMLElement
const closing: (() => unknown)[] = []

afterEach(async () => {
  root.unmount()
  vi.restoreAllMocks()
  Reflect.deleteProperty(window, 'assay')
  document.body.replaceChildren()
  for (const close of closing.splice(0)) await close()
})

type Sample = Awaited<ReturnType<typeof openSampleStore>>

async function show(store: Sample['store'], banner: ReactNode): Promise<void> {
  await initTexts('en')
  place = document.body.appendChild(document.createElement('div'))
  root = createRoot(place)
  root.render(
    <ThemeProvider>
      <StoreProvider store={store}>{banner}</StoreProvider>
    </ThemeProvider>,
  )
}

/** A draft was begun, and then its database had to be set aside. @returns the one that the account goes on in, with its queue */
async function afterSettingAside() {
  const before = await openSampleStore(2)
  const id = before.world.allocations[0]?.id ?? ''
  await before.store.desk.changeAssessment(id, { feedback: 'Only here.' })
  await before.store.close()
  before.replica.close()
  const { account, vault, clock, world } = before
  await setAside(account.database)
  const options = { database: account.database, vault, account, clock }
  const [store, replica] = [await openStore(options), await openReplica(options)]
  closing.push(
    () => store.close(),
    () => replica.close(),
  )
  return { store, id, fetchQueue: () => pull(replica, changesOf(world)) }
}

test('work that was set aside is found, comes back once the queue is here, and then the banner is done', async () => {
  const { store, id, fetchQueue } = await afterSettingAside()
  await fetchQueue()
  await show(store, <RecoveryBanner isFirstPull={false} onCentre={() => {}} />)
  await expect.element(page.getByText('1 piece of unsent work was found')).toBeVisible()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  const dialog = page.getByRole('dialog')
  await expect.element(dialog).toHaveTextContent('is here again.')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect.poll(() => page.getByRole('status').elements()).toHaveLength(0)
  expect((await store.desk.open(id))?.assessment.feedback).toBe('Only here.')
})

test('it is not offered before there is something that it can come back to', async () => {
  const { store } = await afterSettingAside()
  await show(store, <RecoveryBanner isFirstPull={true} onCentre={() => {}} />)
  await expect.element(page.getByRole('button', { name: 'Bring it back' })).toBeDisabled()
})

test('that a purge was read and can’t be stored is said, and its notice stays', async () => {
  const { store, replica, world } = await openSampleStore(1)
  closing.push(
    () => store.close(),
    () => replica.close(),
  )
  await pull(replica, [{ op: 'remove', kind: 'allocation', id: world.allocations[0]?.id ?? '', reason: 'purged' }])
  const acknowledgePurge = async () => {
    throw new StoreError('no-space', 'There is no space left on this machine.')
  }
  await show(
    { ...store, sync: { ...store.sync, acknowledgePurge } },
    <>
      <PurgeBanner />
      <NoticeCorner />
    </>,
  )
  await page.getByRole('button', { name: 'Understood' }).click()
  await expect.element(page.getByText('the notice stays')).toBeVisible()
  await expect.element(page.getByText('had 1 submission removed')).toBeVisible()
})

const MEGABYTE = 1024 * 1024
/** The banner looks every ten seconds. */
const LOOKED = { timeout: 15_000 }

/** As the desktop's shell tells it. */
function diskWith(freeBytes: number): { freeBytes: number } {
  const disk = { freeBytes }
  Object.assign(window, { assay: { disk: async () => disk } })
  return disk
}

async function openOne() {
  const sample = await openSampleStore(1)
  closing.push(
    () => sample.store.close(),
    () => sample.replica.close(),
  )
  return sample
}

test('a disk that is nearly full is said with what is safe and what helps, by keyboard alone, for as long as it is so', async () => {
  const { store, world } = await openOne()
  await store.desk.changeAssessment(world.allocations[0]?.id ?? '', { feedback: 'Only here.' })
  const disk = diskWith(100 * MEGABYTE)
  const went: string[] = []
  await show(store, <NearlyFullBanner onCentre={() => went.push('centre')} />)
  await expect.element(page.getByRole('status')).toHaveTextContent('disk is nearly full. What is saved is safe.')

  await userEvent.keyboard('{Tab}{Enter}')
  const dialog = page.getByRole('dialog')
  await expect.element(dialog).toHaveTextContent('This piece of unsent work goes into the file')
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => dialog.elements()).toHaveLength(0)
  await expect.element(page.getByRole('button', { name: 'Save a backup' })).toHaveFocus()
  await userEvent.keyboard('{Tab}{Enter}')
  expect(went).toEqual(['centre'])

  // A little more room, such as what was kept back, doesn't end it.
  disk.freeBytes = 150 * MEGABYTE
  await new Promise((resolve) => setTimeout(resolve, 11_000))
  await expect.element(page.getByRole('status')).toBeVisible()
  disk.freeBytes = 900 * MEGABYTE
  await expect.poll(() => page.getByRole('status').elements(), LOOKED).toHaveLength(0)
}, 60_000)

test('a browser that tells how much it grants is believed, and what it may do to what is kept is said', async () => {
  const { store } = await openOne()
  const estimate = vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({ quota: 300 * MEGABYTE, usage: 200 * MEGABYTE })
  await show(store, <NearlyFullBanner onCentre={null} />)
  await expect.element(page.getByRole('status')).toHaveTextContent('a browser may clear what it keeps')
  expect(page.getByRole('button').elements()).toHaveLength(1)
  estimate.mockResolvedValue({ quota: 300 * MEGABYTE, usage: 20 * MEGABYTE })
  await expect.poll(() => page.getByRole('status').elements(), LOOKED).toHaveLength(0)
}, 30_000)

test('where a browser tells nothing true, a write that found no room is what tells it, until one gets through', async () => {
  const { store } = await openOne()
  const shortage = new Shortage()
  await show({ ...store, shortage }, <NearlyFullBanner onCentre={null} />)
  await expect.poll(() => place.childElementCount).toBe(0)
  shortage.note(true)
  await expect.element(page.getByRole('status')).toBeVisible()
  shortage.note(false)
  await expect.poll(() => page.getByRole('status').elements()).toHaveLength(0)
})

test.each([
  ['light', 1300],
  ['dark', 1300],
  ['light', 320],
  ['dark', 320],
] as const)('banners keep nobody out and are not squeezed (%s, %i px wide)', async (scheme, width) => {
  await page.viewport(width, 900)
  const { store } = await afterSettingAside()
  diskWith(100 * MEGABYTE)
  const workspace = { account: { person: { name: 'Ingrid Solheim' } } } as Workspace
  await show(
    store,
    <main>
      <h1>Assay</h1>
      <RecoveryBanner isFirstPull={false} onCentre={() => {}} />
      <TooOldBanner />
      <SignInBanner workspace={workspace} />
      <NearlyFullBanner onCentre={() => {}} />
      <PurgeBanner />
    </main>,
  )
  await expect.element(page.getByText('1 piece of unsent work was found')).toBeVisible()
  await expect.element(page.getByText('disk is nearly full')).toBeVisible()
  const light = scheme === 'dark' ? inDark() : () => {}
  await atRest(place)
  expect(await barriersIn(place)).toEqual([])
  const widths = [...place.querySelectorAll('p')].map((words) => words.clientWidth)
  expect(widths).toHaveLength(4)
  expect(Math.min(...widths)).toBeGreaterThan(240)
  expect(place.scrollWidth).toBe(place.clientWidth)
  light()
})
