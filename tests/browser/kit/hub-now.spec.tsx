import { createRoot } from 'react-dom/client'
import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { useHubNow } from '../../../renderer/kit'
import { StoreProvider } from '../../../renderer/store'
import { openSampleStore } from '../store/sample-store'

/** What the hub's pages of the sample store say. */
const HUB_TIME = Date.parse('2026-11-21T12:00:00.000Z')
const HOUR = 3_600_000

function HubTime() {
  return <time>{useHubNow(null).toISOString()}</time>
}

it.each([
  ['ahead', HOUR],
  ['behind', -HOUR],
])('what runs out by the hub’s clock is counted by it where this machine’s is an hour %s', async (_, offset) => {
  const { store, replica } = await openSampleStore(1, { clock: () => new Date(HUB_TIME + offset) })
  const element = document.createElement('div')
  document.body.append(element)
  const root = createRoot(element)
  root.render(
    <StoreProvider store={store}>
      <HubTime />
    </StoreProvider>,
  )
  // The window has the real clock; what it is corrected by is what the store saw at the hub's last answer.
  const shown = async () => Date.parse(await page.elementLocator(element).getByRole('time').element().innerHTML)
  await expect.poll(async () => Math.round((Date.now() - (await shown())) / HOUR), { timeout: 10_000 }).toBe(offset / HOUR)
  root.unmount()
  element.remove()
  await store.close()
  replica.close()
})
