import { createRoot } from 'react-dom/client'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { initTexts, NoticeCorner, ProviderZoneProvider, ThemeProvider } from '../../../renderer/kit'
import { AwaySection } from '../../../renderer/settings/away-section'
import { StoreProvider } from '../../../renderer/store'
import { barriersIn } from '../review/barriers'
import { openSampleStore } from '../store/sample-store'

test('one says when one is away, sees that the hub is still to hear of it, and takes it back', async () => {
  await page.viewport(320, 800)
  await initTexts('en')
  const { store, replica, account } = await openSampleStore(0)
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  root.render(
    <ThemeProvider>
      <StoreProvider store={store}>
        <ProviderZoneProvider timeZone="Europe/Berlin">
          <AwaySection me={{ personId: account.person.id, name: account.person.name }} />
        </ProviderZoneProvider>
      </StoreProvider>
      <NoticeCorner />
    </ThemeProvider>,
  )
  const section = page.getByRole('region', { name: 'Being away' })
  await section.getByLabelText('First day').fill('2099-12-01')
  await section.getByLabelText('Last day').fill('2099-11-01')
  await expect.element(section.getByText('It ends before it begins.')).toBeVisible()
  await userEvent.keyboard('{Enter}')
  expect(await store.acting.absences()).toEqual([])
  await section.getByLabelText('Last day').fill('2099-12-24')
  await userEvent.keyboard('{Enter}')
  await expect.element(section.getByText('Away Dec 1, 2099 to Dec 24, 2099')).toBeVisible()
  await expect.element(section.getByText('The hub hears of it when there is a connection.')).toBeVisible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  expect(await barriersIn(document.body)).toEqual([])
  await section.getByRole('button', { name: 'I am back' }).click()
  await vi.waitFor(async () => expect(await store.acting.absences()).toEqual([]))
  expect(await replica.takeBatch(10)).toEqual([])
  root.unmount()
  await store.close()
  replica.close()
  document.body.replaceChildren()
})
