import { expect, test } from './fixtures'

const nonceOf = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce

test('in a browser the workbench opens with the hub down, after a crash of the browser as well', async ({ assay }) => {
  const hub = await assay.hub()
  const browser = await assay.browser({ hub })
  expect(browser.page.url()).toBe(`${hub.origin}/app/`)
  await browser.page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await browser.page.locator('#root > :not(style)').first().waitFor()
  await hub.kill()
  await browser.kill()

  const page = await browser.relaunch()
  await page.locator('#root > :not(style)').first().waitFor()
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)

  // The page's own nonce differs each time, although it is the same page out of the same cache.
  const first = await page.evaluate(nonceOf)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.reload()
  await page.locator('#root > :not(style)').first().waitFor()
  const second = await page.evaluate(nonceOf)
  expect(first?.length ?? 0).toBeGreaterThan(16)
  expect(second).not.toBe(first)
  expect(errors).toEqual([])
})

test('the service worker never answers for the hub', async ({ assay }) => {
  const hub = await assay.hub()
  const { page } = await assay.browser({ hub })
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await page.reload()
  expect(await page.evaluate(() => fetch('/api/health').then(({ status }) => status))).toBe(200)
  const cached = await page.evaluate(async () => {
    const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)))
    const requests = await Promise.all(caches.map((cache) => cache.keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(cached.length).toBeGreaterThan(2)
  expect(cached.filter((path) => !path.startsWith('/app/'))).toEqual([])
  await hub.stop()
  const answer = page.evaluate(() =>
    fetch('/api/health').then(
      () => 'answered',
      () => 'refused',
    ),
  )
  expect(await answer).toBe('refused')
})
