import { expect, it } from 'vitest'
import { openTrialProvider } from '../../../hub/trial'
import { ROUTES } from '../../../shared/protocol'
import { ask } from '../hub/kit/client'
import { PEOPLE } from '../hub/kit/package'
import { onBothDatabases, type Stage } from '../hub/kit/stage'
import { CookieBrowser, post, readForm } from './kit/browser'

const withProvider = { openTrialProvider, clock: () => new Date(), sampleSignIn: false }
const json = { 'content-type': 'application/json' }

async function sessionOf(hub: { origin: string }, browser: CookieBrowser) {
  const response = await browser.step(`${hub.origin}${ROUTES.session}`)
  return { status: response.status, body: (await response.json()) as { person: { id: string; roles: string[] } } }
}

onBothDatabases((stage: Stage) => {
  it('a browser signs in with the provider, and its page sees neither a code nor a token', async () => {
    const hub = await stage.sharedHub(withProvider)
    const browser = new CookieBrowser()
    expect(await browser.signIn(hub.origin, PEOPLE.ada.id)).toBe(`${hub.origin}/app/`)
    const session = await sessionOf(hub, browser)
    expect(session).toMatchObject({ status: 200, body: { person: { id: PEOPLE.ada.id, name: PEOPLE.ada.name } } })
    expect(session.body).not.toHaveProperty('token')
    const cookie = browser.setCookies.findLast((line) => line.startsWith('assay_session='))
    expect(cookie).toMatch(/^assay_session=[A-Za-z0-9_-]{43}; Max-Age=28800; Path=\/api; HttpOnly; SameSite=Strict$/)
    expect(browser.cookiesOf(hub.origin).has('assay_sign_in')).toBe(false)
  })

  it('a hub with a provider says so, and has no sample sign-in', async () => {
    const hub = await stage.sharedHub(withProvider)
    const ways = await ask(hub.origin, ROUTES.signIn)
    expect(ways.body).toMatchObject({ sample: false, provider: { name: 'Trial provider', clientId: 'assay-desktop' } })
    expect((await ask(hub.origin, ROUTES.samplePeople)).status).toBe(403)
    const asked = {
      method: 'POST',
      headers: { ...json, 'assay-client': 'desktop' },
      body: JSON.stringify({ personId: PEOPLE.ada.id }),
    }
    expect((await ask(hub.origin, ROUTES.session, asked)).status).toBe(403)
  })

  it.each([
    ['another state', (address: URL) => address.searchParams.set('state', 'x'.repeat(43)), 'expired'],
    ['no state', (address: URL) => address.searchParams.delete('state'), 'expired'],
    ['another issuer', (address: URL) => address.searchParams.set('iss', 'https://evil.example'), 'refused'],
    ['another code', (address: URL) => address.searchParams.set('code', 'y'.repeat(43)), 'refused'],
    ['a refusal of the provider', (address: URL) => address.searchParams.set('error', 'access_denied'), 'cancelled'],
  ])('coming back with %s opens no session', async (_name, change, why) => {
    const hub = await stage.sharedHub(withProvider)
    const browser = new CookieBrowser()
    const end = await browser.signIn(hub.origin, PEOPLE.ada.id, (callback) => {
      const address = new URL(callback)
      change(address)
      return address.href
    })
    expect(end).toBe(`${hub.origin}/app/?signIn=${why}`)
    expect((await sessionOf(hub, browser)).status).toBe(401)
  })

  it('a sign-in can be finished once, in time, and only by the browser that began it', async () => {
    const hub = await stage.hub({ openTrialProvider, sampleSignIn: false })
    const attacker = new CookieBrowser()
    const isCallback = ({ pathname }: URL) => pathname === ROUTES.signInCallback
    const callback = await attacker.signInAtProvider(`${hub.origin}${ROUTES.signInStart}`, PEOPLE.ben.id, isCallback)
    const victim = new CookieBrowser()
    await victim.step(`${hub.origin}${ROUTES.signInStart}`)
    const toApp = ({ pathname }: URL) => pathname === '/app/'
    expect((await victim.follow(callback, toApp)).address).toBe(`${hub.origin}/app/?signIn=expired`)
    expect((await sessionOf(hub, victim)).status).toBe(401)
    // It was used up by the attempt.
    expect((await attacker.follow(callback, toApp)).address).toBe(`${hub.origin}/app/?signIn=expired`)

    const late = new CookieBrowser()
    const lateCallback = await late.signInAtProvider(`${hub.origin}${ROUTES.signInStart}`, PEOPLE.ben.id, isCallback)
    hub.clock.advance(601)
    expect((await late.follow(lateCallback, toApp)).address).toBe(`${hub.origin}/app/?signIn=expired`)
  })

  it('signing in gives a new session and ends the one that the browser came with', async () => {
    const hub = await stage.sharedHub(withProvider)
    const browser = new CookieBrowser()
    await browser.signIn(hub.origin, PEOPLE.ada.id)
    const planted = browser.cookiesOf(hub.origin).get('assay_session') ?? ''
    await browser.signIn(hub.origin, PEOPLE.ada.id)
    expect(browser.cookiesOf(hub.origin).get('assay_session')).not.toBe(planted)
    const old = await ask(hub.origin, ROUTES.session, { headers: { cookie: `assay_session=${planted}` } })
    expect(old.status).toBe(401)
  })

  it('other sites can neither begin a sign-in nor act with a session', async () => {
    const hub = await stage.sharedHub(withProvider)
    const browser = new CookieBrowser()
    await browser.signIn(hub.origin, PEOPLE.ada.id)
    for (const site of ['cross-site', 'same-site']) {
      const started = await ask(hub.origin, ROUTES.signInStart, { headers: { 'sec-fetch-site': site } })
      expect(started.status).toBe(403)
      for (const method of ['DELETE', 'POST']) {
        const path = method === 'DELETE' ? ROUTES.session : ROUTES.commands
        const body = method === 'DELETE' ? {} : { body: '{"commands":[]}', headers: { ...json, 'sec-fetch-site': site } }
        const response = await browser.step(`${hub.origin}${path}`, { method, headers: { 'sec-fetch-site': site }, ...body })
        expect([site, method, response.status]).toEqual([site, method, 403])
      }
    }
    expect((await sessionOf(hub, browser)).status).toBe(200)
  })

  it('signing out ends the session here and shows the way to end it with the provider', async () => {
    const hub = await stage.sharedHub(withProvider)
    const browser = new CookieBrowser()
    await browser.signIn(hub.origin, PEOPLE.ada.id)
    const left = await browser.step(`${hub.origin}${ROUTES.session}`, {
      method: 'DELETE',
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect(left.status).toBe(200)
    const { continueAt } = (await left.json()) as { continueAt: string }
    expect((await sessionOf(hub, browser)).status).toBe(401)

    const { action, fields } = readForm(await (await browser.step(continueAt)).text())
    const toApp = ({ pathname }: URL) => pathname === '/app/'
    const { address } = await browser.follow(action, toApp, post({ ...fields, logout: 'yes' }))
    expect(address).toMatch(`${hub.origin}/app/`)
    // The provider asks again who it is, instead of answering with whoever was there.
    const again = await browser.follow(`${hub.origin}${ROUTES.signInStart}`, ({ pathname }) => pathname === ROUTES.signInCallback)
    expect(again.page).toContain(PEOPLE.ada.name)
  })

  it('the provider asks who it is where another person wants to sign in', async () => {
    const hub = await stage.sharedHub(withProvider)
    const browser = new CookieBrowser()
    await browser.signIn(hub.origin, PEOPLE.ada.id)
    const isCallback = ({ pathname }: URL) => pathname === ROUTES.signInCallback
    const other = `${hub.origin}${ROUTES.signInStart}?otherPerson=true`
    expect((await browser.follow(other, isCallback)).page).toContain(PEOPLE.ben.name)
    const callback = await browser.signInAtProvider(other, PEOPLE.ben.id, isCallback)
    await browser.follow(callback, ({ pathname }) => pathname === '/app/')
    expect((await sessionOf(hub, browser)).body.person.id).toBe(PEOPLE.ben.id)
  })
})
