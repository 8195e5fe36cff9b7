import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { initTexts, NoticeCorner, ThemeProvider } from '../../../renderer/kit'
import { DevicesSection } from '../../../renderer/settings/devices/devices-section'
import { StoreProvider } from '../../../renderer/store'
import { makeTravelSecret, travelKeyOf, writeTravelCode } from '../../../shared/travel'
import { atRest, barriersIn, inDark } from '../review/barriers'
import { openSampleStore } from '../store/sample-store'

let sample: Awaited<ReturnType<typeof openSampleStore>>
let root: Root

beforeEach(async () => {
  await page.viewport(900, 700)
  await initTexts('en')
  sample = await openSampleStore(1)
  root = createRoot(document.body.appendChild(document.createElement('div')))
  root.render(
    <ThemeProvider>
      <StoreProvider store={sample.store}>
        <DevicesSection />
      </StoreProvider>
      <NoticeCorner />
    </ThemeProvider>,
  )
})

afterEach(async () => {
  root.unmount()
  await sample.store.close()
  sample.replica.close()
  document.body.innerHTML = ''
})

const section = () => page.getByRole('region', { name: 'Other devices' })
const button = (name: string) => section().getByRole('button', { name })
const hubSays = (change: Parameters<typeof sample.replica.travel.report>[0]) => sample.replica.travel.report(change)
const keyName = async () => (await sample.replica.travel.wish()).keyName

test('is off until somebody switches it on, shows the code then, and again whenever it is asked for', async () => {
  await expect.element(section().getByText('Off', { exact: true })).toBeVisible()
  await button('Switch on').click()
  const dialog = page.getByRole('dialog', { name: 'Code for your other devices' })
  const code = dialog.getByLabelText('Travel code')
  await expect.element(code).toHaveTextContent(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/)
  const first = code.element().textContent
  await userEvent.keyboard('{Enter}')
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.element(section().getByText('Waiting for the hub')).toBeVisible()
  await hubSays({ provider: 'allows', joined: 'yes', hubKeyName: await keyName() })
  await expect.element(section().getByText('On', { exact: true })).toBeVisible()
  await button('Show code…').click()
  await expect.element(code).toHaveTextContent(first ?? '')
})

test('takes the code of another device, and tells a mistyped one at once', async () => {
  const secret = makeTravelSecret(crypto)
  const code = await writeTravelCode(crypto, secret)
  await hubSays({ provider: 'allows', hubKeyName: (await travelKeyOf(crypto, secret)).name })
  await expect.element(section().getByText(/already travel between other devices/)).toBeVisible()
  await expect.element(button('Switch on')).not.toBeInTheDocument()
  await button('Enter code…').click()
  const dialog = page.getByRole('dialog', { name: 'Enter the code of your other device' })
  await dialog.getByLabelText('Travel code').fill(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`)
  await userEvent.keyboard('{Enter}')
  await expect.element(dialog.getByText(/That is no travel code/)).toBeVisible()
  expect(await keyName()).toBeNull()
  await dialog.getByLabelText('Travel code').fill(code.toLowerCase())
  await userEvent.keyboard('{Enter}')
  await expect.element(dialog).not.toBeInTheDocument()
  expect(await keyName()).toBe((await travelKeyOf(crypto, secret)).name)
})

test('who has no device left with the code has the hub delete what it has, and begins anew', async () => {
  await hubSays({ provider: 'allows', hubKeyName: 'a'.repeat(32) })
  await button('Delete on the hub…').click()
  await page.getByRole('dialog', { name: 'Delete the drafts on the hub?' }).getByRole('button', { name: 'Delete' }).click()
  await expect.element(section().getByText(/The hub will be asked to delete/)).toBeVisible()
  expect(await sample.replica.travel.wish()).toMatchObject({ isDeleting: true })
  await expect.element(button('Switch on')).toBeVisible()
})

test('is switched off on all devices or only here, as one chooses', async () => {
  await sample.store.travel.begin()
  await hubSays({ provider: 'allows', joined: 'yes', hubKeyName: await keyName() })
  await button('Switch off…').click()
  const dialog = page.getByRole('dialog', { name: 'Stop drafts travelling?' })
  await expect.element(dialog.getByRole('radio', { name: 'On all devices' })).toBeChecked()
  await dialog.getByRole('radio', { name: 'Only on this device' }).click()
  await dialog.getByRole('button', { name: 'Switch off' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  expect(await sample.replica.travel.wish()).toMatchObject({ keyName: null, isDeleting: false })
  expect(await sample.store.travel.code()).toBeNull()
})

test('offers nothing where the provider forbids it, and says so', async () => {
  await hubSays({ provider: 'forbids' })
  await expect.element(section().getByText(/This provider keeps every draft on the machine/)).toBeVisible()
  expect(section().element().querySelectorAll('button')).toHaveLength(0)
})

test('has no barriers in any state, light and dark', async () => {
  await expect.element(section()).toBeVisible()
  const states = [
    { provider: 'allows', hubKeyName: null },
    { provider: 'allows', hubKeyName: 'a'.repeat(32) },
    { provider: 'forbids' },
  ] as const
  for (const dark of [false, true]) {
    const inLight = dark ? inDark() : () => undefined
    for (const state of states) {
      await hubSays(state)
      await atRest(section().element() as HTMLElement)
      expect(await barriersIn(section().element() as HTMLElement)).toEqual([])
    }
    inLight()
  }
})
