import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ROUTES } from '../../shared/protocol'
import { expect, test } from './fixtures'
import { createKeys, PASSPHRASE } from './fixtures/sign-in'
import { beSystemBrowser } from './fixtures/system-browser'
import { spyOnToken } from './fixtures/token'

const PROVIDER = { trialProvider: true }
const ASSESSOR = 'Ingrid Solheim'

/** Every file below a folder that is there at this moment. */
async function filesIn(folder: string): Promise<string[]> {
  const paths = (await readdir(folder, { recursive: true })).map((name) => join(folder, name))
  const kinds = await Promise.all(paths.map((path) => stat(path).catch(() => null)))
  return paths.filter((_, index) => kinds[index]?.isFile())
}

async function protect(page: Page): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('The same again').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Protect' }).click()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
}

test('a person signs in through the system browser, and its tokens stay in the main process', async ({ assay }) => {
  const hub = await assay.hub({ ASSAY_RENEWAL_SECONDS: '62' }, PROVIDER)
  const desktop = await assay.desktop({ hub })
  const token = await spyOnToken(desktop)
  const outside = await beSystemBrowser(desktop)
  try {
    const page = await desktop.nextWindow(async () => {
      await desktop.page.getByRole('button', { name: 'Sign in with Trial provider' }).click()
      await expect(desktop.page.getByText('Go on in your browser')).toBeVisible()
      const browser = await outside.opened()
      expect(new URL(browser.url()).hostname).toBe('127.0.0.1')
      await browser.getByRole('button', { name: ASSESSOR }).click()
      await expect(browser.getByRole('heading', { name: 'You are signed in' })).toBeVisible()
    })
    await page.waitForLoadState()
    await createKeys(page)
    const askWho = () => page.evaluate(async (route) => (await fetch(route)).json(), ROUTES.session)
    expect(await askWho()).toMatchObject({ person: { name: ASSESSOR } })
    const first = await token()
    // The session's minute is nearly over; the next request renews it without anybody's help.
    await page.waitForTimeout(3_000)
    const renewed = await askWho()
    expect(renewed).toMatchObject({ person: { name: ASSESSOR } })
    const second = await token()
    expect(second).not.toBe(first)

    const inPage = await page.evaluate(async () => ({
      local: JSON.stringify({ ...localStorage }),
      session: JSON.stringify({ ...sessionStorage }),
      cookies: document.cookie,
      page: document.documentElement.outerHTML,
    }))
    await desktop.close()
    for (const secret of [first, second]) {
      expect(secret?.length ?? 0).toBeGreaterThan(20)
      expect(JSON.stringify([inPage, renewed])).not.toContain(secret)
      for (const file of await filesIn(desktop.profile)) {
        expect((await readFile(file)).includes(secret ?? ''), `a token is readable in ${file}`).toBe(false)
      }
    }
  } finally {
    await outside.close()
  }
})

test('signing in can be given up, and another person gets a desk of their own', async ({ assay }) => {
  const desktop = await assay.desktop({ hub: await assay.hub({}, PROVIDER) })
  const outside = await beSystemBrowser(desktop)
  try {
    const { page: lobby } = desktop
    await lobby.getByRole('button', { name: 'Sign in with Trial provider' }).click()
    const abandoned = await outside.opened()
    await lobby.getByRole('button', { name: 'Cancel' }).click()
    await expect(lobby.getByRole('button', { name: 'Sign in with Trial provider' })).toBeVisible()
    await abandoned.close()

    const signInAs = (from: Page, name: string, link: string) =>
      desktop.nextWindow(async () => {
        await from.getByRole('button', { name: link }).click()
        const browser = await outside.opened()
        await browser.getByRole('button', { name }).click()
        await expect(browser.getByRole('heading', { name: 'You are signed in' })).toBeVisible()
      })
    const first = await signInAs(lobby, ASSESSOR, 'Sign in with Trial provider')
    await first.waitForLoadState()
    const assessor = await first.evaluate(() => window.assay.account())
    expect(assessor?.person.name).toBe(ASSESSOR)
    const back = await desktop.nextWindow(() => first.evaluate((route) => fetch(route, { method: 'DELETE' }), ROUTES.session))
    await back.waitForLoadState()
    const second = await signInAs(back, 'Wei-Lin Chen', 'As someone else')
    await second.waitForLoadState()
    const other = await second.evaluate(() => window.assay.account())
    expect(other?.person.name).toBe('Wei-Lin Chen')
    expect(other?.database).not.toBe(assessor?.database)
  } finally {
    await outside.close()
  }
})

test('in a browser a person signs in with the provider, and works on when the sign-in ends', async ({ assay }) => {
  const hub = await assay.hub({}, PROVIDER)
  const { page, context } = await assay.browser({ hub })
  await page.getByRole('button', { name: 'Sign in with Trial provider' }).click()
  await page.getByRole('button', { name: ASSESSOR }).click()
  await protect(page)
  expect(page.url()).toMatch(`${hub.origin}/app/`)
  expect(await page.evaluate(() => document.cookie)).toBe('')

  // The session is over, as it is after eight hours: the desk stays, and says what doesn't go on.
  await context.clearCookies({ name: 'assay_session' })
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByText('Your sign-in has ended')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
})
