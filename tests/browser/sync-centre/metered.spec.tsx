import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openSampleStore } from '../store/sample-store'
import { showCentre } from './show-centre'

let close: () => Promise<void> = async () => undefined
afterEach(() => close())

async function show(network: 'metered' | 'free' | 'unknown') {
  const { store, replica } = await openSampleStore(1)
  await replica.setNetwork(network)
  const centre = await showCentre(store)
  close = async () => {
    centre.close()
    await store.close()
    replica.close()
  }
  const setting = page.getByRole('switch', { name: 'Evidence waits on metered connections' })
  await expect.element(setting).toBeChecked()
  return { store, setting }
}

const anyway = () => page.getByRole('button', { name: 'Fetch anyway' })

it('on a metered connection it is said that evidence waits, and fetched anyway by one press', async () => {
  const { store } = await show('metered')
  await expect.element(page.getByText(/This connection is metered: evidence waits/)).toBeVisible()
  await anyway().click()
  await expect.element(page.getByText(/evidence is fetched over it all the same/)).toBeVisible()
  await expect.element(anyway()).not.toBeInTheDocument()
  expect((await store.sync.status()).metered.anyway).toBe(true)
})

it('switched off, nothing waits and nothing is offered', async () => {
  const { store, setting } = await show('metered')
  await expect.element(anyway()).toBeVisible()
  const input = setting.element() as HTMLElement
  input.focus()
  await userEvent.keyboard(' ')
  await expect.poll(async () => (await store.sync.status()).metered.holds).toBe(false)
  await expect.element(anyway()).not.toBeInTheDocument()
})

it('the words beside the switch turn it, for a mouse', async () => {
  const { store, setting } = await show('metered')
  const words = page.getByText('Evidence waits on metered connections').element().getBoundingClientRect()
  const all = setting.element().getBoundingClientRect()
  await setting.click({ position: { x: words.left - all.left + words.width / 2, y: all.height / 2 } })
  await expect.poll(async () => (await store.sync.status()).metered.holds).toBe(false)
  await expect.element(setting).not.toBeChecked()
})

it('where the system doesn’t tell what a connection costs, the setting says so; where it costs nothing, nothing is said', async () => {
  await show('unknown')
  await expect.element(page.getByText(/This system does not tell/)).toBeVisible()
  await close()
  await show('free')
  await expect.element(page.getByText(/metered:|does not tell/)).not.toBeInTheDocument()
})
