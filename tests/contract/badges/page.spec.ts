import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BADGE_PAGE_POLICY, type BadgePage, issueBadge, renderBadgePage, signingKeyFromSeed } from '../../../hub/badges'
import { readBakedPng } from '../../../shared/badges'
import { findChromium, sandboxArguments } from '../../../scripts/setup/chromium.mjs'
import { awardedOrder } from '../../unit/badges/award'

const HOSTILE = `"><script>document.title='pwned'</script><img src=/never onerror="document.title='pwned'">\n\n![x](/never) <iframe src=/never>`

let browser: Browser
let server: Server
let origin: string
const asked: string[] = []

/** A badge page as the hub serves it, and beside it one whose every word was written by an enemy. */
beforeAll(async () => {
  const key = await signingKeyFromSeed(new Uint8Array(32).fill(4))
  const order = awardedOrder()
  const kind = await issueBadge(order, key)
  const hostile = await issueBadge(
    {
      ...order,
      candidate: { name: HOSTILE, email: 'x@example.org' },
      achievement: { ...order.achievement, name: HOSTILE, description: HOSTILE, criteriaNarrative: HOSTILE },
      scores: order.scores.map((score) => ({ ...score, rationale: HOSTILE })),
    },
    key,
  )
  const pages: Record<string, BadgePage> = {}
  for (const [path, { credential }] of Object.entries({ '/kind': kind, '/hostile': hostile })) {
    pages[path] = {
      credential,
      revocation: path === '/kind' ? null : { at: '2026-12-01T09:00:00.000Z', reason: HOSTILE },
      pageUrl: 'https://academy.example/badges/1',
      pictureUrl: '/badge.png',
      vectorUrl: '/badge.svg',
      credentialUrl: '/badge.json',
      statusUrl: '/status.json',
      tokenUrl: '/badge.jwt',
      check: null,
      timeZone: 'Europe/Berlin',
    }
  }
  server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const page = pages[path]
    if (path === '/badge.png') {
      response.writeHead(200, { 'content-type': 'image/png', 'content-disposition': 'attachment; filename="badge.png"' })
      return response.end(kind.png)
    }
    if (!page) return response.writeHead(404).end()
    response.setHeader('content-type', 'text/html; charset=utf-8').setHeader('content-security-policy', BADGE_PAGE_POLICY)
    return response.end(renderBadgePage(page, 'de'))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const executablePath = findChromium()
  browser = await chromium.launch({ args: sandboxArguments(), ...(executablePath ? { executablePath } : {}) })
})

afterAll(async () => {
  await browser?.close()
  server?.close()
})

/** Shows a page, and gathers what the browser complains about meanwhile. */
async function open(
  path: string,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage(options)
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(origin + path, { waitUntil: 'networkidle' })
  return { page, complaints }
}

describe('the public badge page in a browser', () => {
  it('shows its picture and its style under its own content policy, without a complaint', async () => {
    const { page, complaints } = await open('/kind')
    const image = page.getByRole('img', { name: /Data storytelling/ })
    expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(2)
    expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px')
    expect(complaints).toEqual([])
    await page.close()
  })

  it('lets the baked picture be saved in spite of the sandbox', async () => {
    const { page } = await open('/kind', { acceptDownloads: true })
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /PNG/ }).click()])
    const parts: Buffer[] = []
    for await (const part of await download.createReadStream()) parts.push(part as Buffer)
    expect(readBakedPng(new Uint8Array(Buffer.concat(parts))).ok).toBe(true)
    await page.close()
  })

  it('runs and fetches nothing that hostile words ask for', async () => {
    const { page } = await open('/hostile')
    expect(await page.title()).not.toBe('pwned')
    expect(await page.locator('script, iframe, [onerror]').count()).toBe(0)
    expect(asked).not.toContain('/never')
    expect(await page.evaluate(() => window.origin)).toBe('null')
    await page.close()
  })

  it.each(['light', 'dark'] as const)('has no barriers that axe knows of (%s), with everything unfolded', async (colorScheme) => {
    // Without the policy, since axe is a script: what it looks at is the same document.
    const context = await browser.newContext({ colorScheme, bypassCSP: true })
    const page = await context.newPage()
    await page.route('**/kind', async (route) => {
      const response = await route.fetch()
      const { 'content-security-policy': _policy, ...headers } = response.headers()
      await route.fulfill({ response, headers })
    })
    await page.goto(`${origin}/kind`)
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    await context.close()
  })

  it('fits a screen of 320 pixels without scrolling sideways', async () => {
    const { page } = await open('/kind', { viewport: { width: 320, height: 800 } })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    await page.close()
  })
})
