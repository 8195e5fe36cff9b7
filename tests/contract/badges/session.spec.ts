import { rmSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PUBLIC_ROUTES, ROUTES } from '../../../shared/protocol'
import { buildBadgePage } from '../../../scripts/service-worker.mjs'
import { findChromium, sandboxArguments } from '../../../scripts/setup/chromium.mjs'
import { Client } from '../hub/kit/client'
import { submit } from '../hub/kit/commands'
import { operate } from '../hub/kit/operate'
import { PEOPLE } from '../hub/kit/package'
import { scratchFolder } from '../hub/kit/scratch'
import { type TestHub, useStage } from '../hub/kit/stage'

/** What an enemy would have on a page: it shows wherever it gets out of text. */
const STEAL = `document.title='stolen'`
const HOSTILE = `]]></title><script>${STEAL}</script><svg onload="${STEAL}"><img src=x onerror="${STEAL}">`

/** Tries, as a script of the page itself would, to reach what belongs to whoever is signed in. */
const REACH = `(async () => {
  const tries = {
    cookie: async () => document.cookie || 'none',
    session: async () => (await fetch(ROUTE, { credentials: 'include' })).status,
    storage: async () => localStorage.length,
    databases: async () => (await indexedDB.databases()).length,
    frame: async () => { const frame = document.body.appendChild(document.createElement('iframe')); frame.src = '/app/'; await new Promise((load) => { frame.onload = load; setTimeout(load, 500) }); return frame.contentDocument.title },
  }
  const reached = {}
  for (const [name, attempt] of Object.entries(tries)) reached[name] = await attempt().catch(() => 'refused')
  return { origin: window.origin, reached }
})()`.replace('ROUTE', JSON.stringify(ROUTES.session))

const appFolder = scratchFolder('assay-badge-page-')
const stage = useStage('PGlite', { hostile: HOSTILE })
let browser: Browser
let context: BrowserContext
let hub: TestHub
let address: string

/** A browser in which Ada is signed in, and a released badge whose every word is hostile, on the same origin. */
beforeAll(async () => {
  const executablePath = findChromium()
  browser = await chromium.launch({ args: sandboxArguments(), ...(executablePath ? { executablePath } : {}) })
  await buildBadgePage(appFolder)
  hub = await stage.sharedHub({ appFolder })
  const ada = await Client.signIn(hub.origin, 'ada')
  await ada.send(submit((await ada.view()).allocation('hostile'), 'hostile'))
  hub.clock.advance(20)
  await hub.workOff()
  const [credential] = (await ada.view()).all('credential')
  address = `${hub.origin}${PUBLIC_ROUTES.badge(credential?.id ?? '')}`
  context = await browser.newContext()
  const signedIn = await context.request.post(`${hub.origin}${ROUTES.session}`, {
    data: { personId: PEOPLE.ada.id },
    headers: { origin: hub.origin },
  })
  expect(signedIn.status()).toBeLessThan(300)
})

afterAll(async () => {
  await browser?.close()
  rmSync(appFolder, { recursive: true, force: true })
})

/** Opens a page of the hub's, with what its own response said taken out of the way where a test wants that. */
async function open(path: string, without: readonly string[] = []): Promise<Page> {
  const page = await context.newPage()
  // What passes through here the browser lets the page read, whoever's it is: only where there is no other way.
  const passing = (url: URL) => without.length > 0 && url.pathname !== ROUTES.session
  await page.route(passing, async (route) => {
    const response = await route.fetch()
    const headers = Object.fromEntries(Object.entries(response.headers()).filter(([name]) => !without.includes(name)))
    await route.fulfill({ response, headers })
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  return page
}

describe('in a browser in which somebody is signed in', () => {
  it('a script of the workbench’s own origin would reach the session, so what follows means something', async () => {
    const page = await open(`${hub.origin}/api/v1/health`, ['content-security-policy'])
    expect(await page.evaluate(REACH)).toMatchObject({ origin: hub.origin, reached: { session: 200 } })
    await page.close()
  })

  it('the public page of a hostile badge runs nothing and reaches nothing', async () => {
    const page = await open(address)
    expect(await page.title()).not.toBe('stolen')
    expect(await page.locator('script:not([src]), svg, [onload], [onerror]').count()).toBe(0)
    // Run from outside, past the policy on scripts: what is left is the page's origin, which is nobody's.
    const { origin, reached } = (await page.evaluate(REACH)) as { origin: string; reached: Record<string, unknown> }
    expect(origin).toBe('null')
    expect(reached).toEqual({ cookie: 'refused', session: 'refused', storage: 'refused', databases: 'refused', frame: 'refused' })
    await page.close()
  })

  it('the page’s own script checks the badge in the reader’s browser, with a sandboxed origin and without a session', async () => {
    const page = await context.newPage()
    const asked: Request[] = []
    page.on('request', (request) => asked.push(request))
    await page.clock.setFixedTime(hub.clock.read())
    await page.goto(address, { waitUntil: 'networkidle' })
    asked.length = 0
    await page.getByRole('button', { name: 'Check it in this browser' }).click()
    await page.getByText('This badge holds').waitFor()
    expect(await page.locator('#check li').count()).toBe(8)
    expect(await page.locator('#check li', { hasText: 'Signature' }).innerText()).toMatch(/Nothing was changed/)
    await page.getByText('The site that you are on issued it.').waitFor()
    expect(await page.title()).not.toBe('stolen')
    // The page's own picture may be asked for late; whatever was asked for, no cookie went with it (below).
    const paths = asked.map((request) => new URL(request.url()).pathname.replace(/[0-9a-f-]{36}/, 'id'))
    expect(paths.filter((path) => path !== '/badges/id/badge.png')).toEqual(['/badges/id/credential.json', '/badges/status/id'])
    const headers = await Promise.all(asked.map((request) => request.allHeaders()))
    expect(headers.filter(({ cookie }) => cookie !== undefined)).toEqual([])
    await page.close()
  })

  it('and says so where it was changed on the way, or revoked since', async () => {
    const page = await context.newPage()
    await page.route('**/credential.json', async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: { ...(await response.json()), name: 'Another' } })
    })
    await page.clock.setFixedTime(hub.clock.read())
    await page.goto(address)
    const button = page.getByRole('button', { name: 'Check it in this browser' })
    await button.click()
    await page.getByText('It was changed after signing').waitFor()
    await page.unroute('**/credential.json')
    await operate(hub, { command: 'revoke', target: address.slice(-36), reason: 'A mistake.' })
    await button.click()
    await page.getByText('The issuer has revoked it.').waitFor()
    expect(await page.locator('#check [role=status] strong').innerText()).toBe('This badge was revoked')
    expect(await page.locator('#check [role=status]').innerText()).toMatch(/Revoked \d+ \w+ \d{4}: A mistake\./)
    await page.close()
  })

  it('its SVG picture, shown instead of saved, runs nothing and reaches nothing', async () => {
    const page = await open(`${address}/badge.svg`, ['content-disposition'])
    expect(await page.evaluate('document.documentElement.localName')).toBe('svg')
    expect(await page.evaluate('document.querySelectorAll("script, [onload], [onerror]").length')).toBe(0)
    const { origin, reached } = (await page.evaluate(REACH)) as { origin: string; reached: Record<string, unknown> }
    expect([origin, reached.cookie, reached.session, reached.storage]).toEqual(['null', 'refused', 'refused', 'refused'])
    await page.close()
  })

  it('every file of it is saved, not shown, under a name that says which badge it is', async () => {
    const page = await context.newPage()
    await page.goto(address)
    const names: string[] = []
    for (const link of ['PNG', 'SVG', 'JSON', 'JWT']) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()])
      names.push(download.suggestedFilename())
    }
    const start = names[0]?.replace(/\.png$/, '') ?? ''
    expect(start).toMatch(/^[a-z0-9-]+$/)
    expect(start.endsWith(`-${address.slice(-36).slice(0, 8)}`)).toBe(true)
    expect(names).toEqual(['png', 'svg', 'json', 'jwt'].map((ending) => `${start}.${ending}`))
    expect(page.url()).toBe(address)
    await page.close()
  })

  it('an address without a badge is a page in the reader’s language, of nobody’s origin, and keeps its status', async () => {
    const unknown = `${hub.origin}${PUBLIC_ROUTES.badge('5a0f6a52-2f0c-4c3c-8f5e-1d8f0a7f4e21')}`
    const german = await browser.newContext({ locale: 'de-DE' })
    for (const [path, status] of [
      [unknown, 404],
      [`${hub.origin}/badges/wrong`, 400],
      [`${address}/`, 404],
      [`${unknown}/badge.png`, 404],
    ] as const) {
      const page = await german.newPage()
      const response = await page.goto(path)
      expect([path, response?.status()]).toEqual([path, status])
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Unter dieser Adresse ist kein Badge')
      expect(await page.evaluate('window.origin')).toBe('null')
      expect(await page.evaluate('document.scripts.length')).toBe(0)
      expect(await page.evaluate('getComputedStyle(document.body).margin')).toBe('0px')
      await page.close()
    }
    await german.close()
  })

  it.each(['application/json', '*/*', undefined])(
    'and problem details for whoever doesn’t ask for a page (%s)',
    async (accept) => {
      for (const [path, status] of [
        ['wrong', 400],
        ['5a0f6a52-2f0c-4c3c-8f5e-1d8f0a7f4e21', 404],
      ] as const) {
        const response = await fetch(`${hub.origin}/badges/${path}`, accept === undefined ? {} : { headers: { accept } })
        expect([response.status, response.headers.get('content-type')]).toEqual([
          status,
          expect.stringMatching(/^application\/problem\+json/),
        ])
        expect(await response.json()).toMatchObject({ status })
      }
    },
  )

  it.each(['/credential.json', '/credential.jwt', '/badge.png'])(
    '%s, opened as a page, has nobody’s origin either',
    async (path) => {
      const page = await open(`${address}${path}`, ['content-disposition'])
      expect(await page.evaluate('window.origin')).toBe('null')
      await page.close()
    },
  )
})
