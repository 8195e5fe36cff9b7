import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSealedSession } from '../../../electron/main/sealed-session'
import { createOutsideSignIn, type OutsideOptions } from '../../../electron/main/sign-in/outside-sign-in'
import { createTokenKeeper, RenewalUnreachableError } from '../../../electron/main/sign-in/token-keeper'
import { ROUTES } from '../../../shared/protocol'
import { memoryStorage, vaultOver } from '../../unit/vault/memory-vault'
import { ask } from '../hub/kit/client'
import { PEOPLE } from '../hub/kit/package'
import { type TestHub, useStage } from '../hub/kit/stage'
import { CookieBrowser } from './kit/browser'
import { claiming, Forger } from './kit/forger'

type SignedIn = Parameters<OutsideOptions['onSignIn']>[0]

const isDoor = ({ pathname }: URL) => pathname === '/signed-in'
const page = (outcome: string) => ({ html: `<p>${outcome}</p>`, policy: "default-src 'none'" })

/** The desktop's own parts, with Node's network in place of Electron's, against a real provider and a real hub. */
describe('the desktop', () => {
  const stage = useStage('PGlite')
  const forger = new Forger()
  let folder: string
  let hub: TestHub
  let signedIn: SignedIn[]
  /** What the system browser showed in the end. */
  let shown: { status: number; text: string }[]

  beforeEach(async () => {
    hub = await stage.sharedHub({
      openTrialProvider: forger.open,
      clock: () => new Date(),
      sampleSignIn: false,
      renewalSeconds: 120,
    })
    forger.forgery = null
    signedIn = []
    shown = []
    folder = await mkdtemp(join(tmpdir(), 'assay-sign-in-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  /** @param goBack what the browser does with the address at which it is to come back */
  function outside(goBack: (door: string) => Promise<void> | void = comeBack, more: Partial<OutsideOptions> = {}) {
    return createOutsideSignIn({
      hubOrigin: hub.origin,
      network: (address, options) => fetch(address, options),
      isTrialRuntime: true,
      openBrowser: async (address) => goBack(await new CookieBrowser().signInAtProvider(address, PEOPLE.ada.id, isDoor)),
      page,
      onSignIn: (signIn) => signedIn.push(signIn),
      ...more,
    })
  }

  const comeBack = async (door: string) => {
    // Not waited for: the door answers when the sign-in has ended.
    void fetch(door).then(async (response) => shown.push({ status: response.status, text: await response.text() }))
  }

  async function session(renewal: SignedIn['renewal'] = null) {
    const vault = vaultOver(memoryStorage())
    await vault.create({ passphrase: 'correct horse battery staple' })
    const sealed = createSealedSession(join(folder, 'session'), vault, hub.origin)
    const { token, session: opened } = signedIn[0] as SignedIn
    const { expiresAt, person } = opened
    await sealed.begin({ token, hubOrigin: hub.origin, personName: person.name, expiresAt, renewal })
    return sealed
  }

  it('signs in through the system browser, which then shows the way back', async () => {
    const result = await outside().begin({ otherPerson: false })
    expect(result).toMatchObject({ ok: true, session: { person: { id: PEOPLE.ada.id } } })
    expect(result).not.toHaveProperty('session.token')
    expect(signedIn).toMatchObject([{ renewal: { clientId: 'assay-desktop', refreshToken: expect.any(String) } }])
    await expect.poll(() => shown).toEqual([{ status: 200, text: '<p>done</p>' }])
  })

  it('takes no answer but the one with its own state, and goes on waiting for that', async () => {
    const forged: number[] = []
    const result = await outside(async (door) => {
      for (const change of [{ state: 'x'.repeat(43) }, { error: 'access_denied', state: '' }]) {
        const address = new URL(door)
        for (const [name, value] of Object.entries(change)) address.searchParams.set(name, value)
        forged.push((await fetch(address)).status)
      }
      const elsewhere = new URL(door)
      elsewhere.pathname = '/other'
      forged.push((await fetch(elsewhere)).status, (await fetch(door, { method: 'POST' })).status)
      await comeBack(door)
    }).begin({ otherPerson: false })
    expect(forged).toEqual([400, 400, 404, 404])
    expect(result.ok).toBe(true)
  })

  it.each([
    ['another nonce', claiming({ nonce: 'n'.repeat(43) })],
    ['another issuer', claiming({ iss: 'https://evil.example' })],
    ['another audience', claiming({ aud: 'somebody-else' })],
  ])('refuses an ID token with %s', async (_name, forgery) => {
    forger.forgery = forgery
    expect(await outside().begin({ otherPerson: false })).toEqual({ ok: false, reason: 'refused' })
    expect(signedIn).toEqual([])
    await expect.poll(() => shown).toEqual([{ status: 400, text: '<p>failed</p>' }])
  })

  it('says why where the provider gives no role, says no, or doesn’t answer', async () => {
    forger.forgery = claiming({ sub: 'nobody', assay_roles: [] })
    expect(await outside().begin({ otherPerson: false })).toEqual({ ok: false, reason: 'no-role' })
    forger.forgery = null
    const denied = (door: string) => {
      const address = new URL(door)
      address.searchParams.delete('code')
      address.searchParams.set('error', 'access_denied')
      return comeBack(address.href)
    }
    expect(await outside(denied).begin({ otherPerson: false })).toEqual({ ok: false, reason: 'cancelled' })
    const silent = { network: () => Promise.reject(new TypeError('no network')) }
    expect(await outside(comeBack, silent).begin({ otherPerson: false })).toEqual({ ok: false, reason: 'unreachable' })
  })

  it('gives up when it is told to, after its time, or when somebody begins anew; the door is closed then', async () => {
    let door = ''
    const keep = (address: string) => {
      door = address
    }
    const cancelled = outside(keep)
    const waiting = cancelled.begin({ otherPerson: false })
    await expect.poll(() => door).not.toBe('')
    cancelled.cancel()
    expect(await waiting).toEqual({ ok: false, reason: 'cancelled' })
    await expect(fetch(door)).rejects.toThrow('fetch failed')
    expect(await outside(keep, { limitMs: 50 }).begin({ otherPerson: false })).toEqual({ ok: false, reason: 'expired' })
    door = ''
    const twice = outside(keep)
    const first = twice.begin({ otherPerson: false })
    await expect.poll(() => door).not.toBe('')
    const second = twice.begin({ otherPerson: false })
    expect(await first).toEqual({ ok: false, reason: 'cancelled' })
    twice.cancel()
    expect(await second).toEqual({ ok: false, reason: 'cancelled' })
  })

  it('renews a token whose time is nearly over, once for all requests, and keeps the next refresh token', async () => {
    await outside().begin({ otherPerson: false })
    const { renewal, token } = signedIn[0] as SignedIn
    const sealed = await session(renewal)
    let later = Date.now()
    const network = (address: string, options?: RequestInit) => fetch(address, options)
    const keeper = createTokenKeeper({ session: sealed, network, hubOrigin: hub.origin, clock: () => later })
    expect(await keeper.token()).toBe(token)
    later += 90_000
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const tokens = await Promise.all([keeper.token(), keeper.token(), keeper.replace(token)])
    expect(new Set(tokens).size).toBe(1)
    expect(tokens[0]).not.toBe(token)
    expect(sealed.open()?.renewal?.refreshToken).not.toBe(renewal?.refreshToken)
    const answer = await ask(hub.origin, ROUTES.session, { headers: { authorization: `Bearer ${tokens[0]}` } })
    expect(answer.status).toBe(200)
  })

  it('asks for a sign-in once the provider ends the renewal, and not because it is away', async () => {
    await outside().begin({ otherPerson: false })
    const { renewal, token } = signedIn[0] as SignedIn
    const sealed = await session(renewal)
    const away = createTokenKeeper({ session: sealed, network: () => Promise.reject(new TypeError()), hubOrigin: hub.origin })
    await expect(away.replace(token)).rejects.toBeInstanceOf(RenewalUnreachableError)
    expect(sealed.open()?.renewal).toEqual(renewal)
    const network = (address: string, options?: RequestInit) => fetch(address, options)
    const keeper = createTokenKeeper({ session: sealed, network, hubOrigin: hub.origin })
    await keeper.revoke()
    expect(await keeper.replace(token)).toBeNull()
    expect(sealed.open()).toMatchObject({ token, renewal: null })
  })
})
