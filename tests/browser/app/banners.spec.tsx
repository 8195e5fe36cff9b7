import type { ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { Workspace } from '../../../renderer/app/boot/workspace'
import { PurgeBanner } from '../../../renderer/app/shell/purge-banner'
import { RecoveryBanner } from '../../../renderer/app/shell/recovery-banner'
import { SignInBanner } from '../../../renderer/app/shell/sign-in-banner'
import { TooOldBanner } from '../../../renderer/app/shell/too-old-banner'
import { initTexts, NoticeCorner, ThemeProvider } from '../../../renderer/kit'
import { openStore, setAside, StoreError, StoreProvider } from '../../../renderer/store'
import { openReplica } from '../../../renderer/store/replica'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { changesOf, openSampleStore, pull } from '../store/sample-store'

let root: Root
let place: HTMLElement
const closing: (() => unknown)[] = []

afterEach(async () => {
  root.unmount()
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

test.each([
  ['light', 1300],
  ['dark', 1300],
  ['light', 320],
  ['dark', 320],
] as const)('banners keep nobody out and are not squeezed (%s, %i px wide)', async (scheme, width) => {
  await page.viewport(width, 900)
  const { store } = await afterSettingAside()
  const workspace = { account: { person: { name: 'Ingrid Solheim' } } } as Workspace
  await show(
    store,
    <main>
      <h1>Assay</h1>
      <RecoveryBanner isFirstPull={false} onCentre={() => {}} />
      <TooOldBanner />
      <SignInBanner workspace={workspace} />
      <PurgeBanner />
    </main>,
  )
  await expect.element(page.getByText('1 piece of unsent work was found')).toBeVisible()
  const light = scheme === 'dark' ? inDark() : () => {}
  await atRest(place)
  expect(await barriersIn(place)).toEqual([])
  const widths = [...place.querySelectorAll('p')].map((words) => words.clientWidth)
  expect(widths).toHaveLength(3)
  expect(Math.min(...widths)).toBeGreaterThan(240)
  expect(place.scrollWidth).toBe(place.clientWidth)
  light()
})
