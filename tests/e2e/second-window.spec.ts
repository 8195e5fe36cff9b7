import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { chooseWho, criterion, openItem, protectWork, rowOf, seeSaved } from './journey/person'

const ASSESSOR = 'Ingrid Solheim'
const CANDIDATE = 'Marta Figueiredo'

test('on the desktop the evidence stands in a second window that follows the desk, and goes with it', async ({ assay }) => {
  const client = await assay.desktop({ hub: await assay.hub() })
  const page = await client.nextWindow(() => chooseWho(client.page, ASSESSOR))
  await protectWork(page)
  await beside(page, () => client.nextWindow(() => page.keyboard.press('w')))
})

test('in a browser it stands in a second window without another passphrase', async ({ assay }) => {
  const client = await assay.browser({ hub: await assay.hub() })
  await chooseWho(client.page, ASSESSOR)
  await protectWork(client.page)
  await beside(client.page, async () => {
    const opened = client.context.waitForEvent('page')
    await client.page.keyboard.press('w')
    return opened
  })
})

async function beside(page: Page, openSecond: () => Promise<Page>): Promise<void> {
  const row = rowOf(page, CANDIDATE)
  await row.getByRole('button', { name: `Take ${CANDIDATE} offline` }).click()
  await expect(row.getByRole('img', { name: /^Offline and verified/ })).toBeVisible()
  await row.click()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: CANDIDATE, level: 1 })).toBeVisible()

  const second = await openSecond()
  await expect(second.getByRole('heading', { name: CANDIDATE, level: 1 })).toBeVisible({ timeout: 30_000 })

  // Marked there, it supports the criterion that is being scored here.
  await page.keyboard.press('c')
  await openItem(second, 'Whiteboard, user interviews')
  await expect(second.getByRole('img', { name: 'Whiteboard, user interviews' })).toBeVisible()
  await second.keyboard.press('a')
  await second.keyboard.press('Enter')
  await second.keyboard.press('Enter')
  await second.keyboard.type('The order of reading comes from here.')
  await second.keyboard.press('Escape')
  await seeSaved(second)
  // What has no words of its own is named by what was said of it.
  const chip = criterion(page, 'C2').getByRole('button', { name: /^The order of reading/ })
  await expect(chip).toBeVisible()

  // A passage that is asked for here is shown there.
  await openItem(second, 'Vaccination dashboard: design report')
  await chip.click()
  await expect(second.getByRole('img', { name: 'Whiteboard, user interviews' })).toBeVisible()

  const next = await nextCandidate(page, () => second.keyboard.press(']'))
  await expect(second.getByRole('heading', { name: next, level: 1 })).toBeVisible()

  const closed = second.waitForEvent('close')
  await page.keyboard.press('Control+Shift+L')
  await closed
  await expect(page.getByLabel('Passphrase')).toBeVisible()
}

/** Goes on to another submission. @returns whose desk is then open */
async function nextCandidate(page: Page, goOn: () => Promise<void>): Promise<string> {
  const heading = page.getByRole('heading', { level: 1 })
  await goOn()
  await expect(heading).not.toHaveText(CANDIDATE)
  return heading.innerText()
}
