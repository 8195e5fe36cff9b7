import { expect, it } from 'vitest'
import { ROUTES, type Session } from '../../../shared/protocol'
import { PEOPLE } from '../hub/kit/package'
import { onBothDatabases, type TestHub } from '../hub/kit/stage'
import { CookieBrowser } from './kit/browser'
import { present, signInAsDesktop } from './kit/desktop'
import { claiming, FORGERIES, Forger } from './kit/forger'

const now = () => new Date()

onBothDatabases((stage) => {
  const forger = new Forger()
  const hub = (): Promise<TestHub> => stage.sharedHub({ openTrialProvider: forger.open, clock: now, sampleSignIn: false })

  it.each(
    Object.entries({
      ...FORGERIES,
      'another nonce': claiming({ nonce: 'n'.repeat(43) }),
      'no nonce': claiming({ nonce: undefined }),
    }),
  )('an ID token with %s signs no browser in', async (_name, forgery) => {
    const { origin } = await hub()
    forger.forgery = forgery
    const browser = new CookieBrowser()
    expect(await browser.signIn(origin, PEOPLE.ada.id)).toBe(`${origin}/app/?signIn=refused`)
    expect((await browser.step(`${origin}${ROUTES.session}`)).status).toBe(401)
    forger.forgery = null
    expect(await browser.signIn(origin, PEOPLE.ada.id)).toBe(`${origin}/app/`)
  })

  it('no forged ID token opens a desktop’s session, and the genuine one does, once', async () => {
    const { origin } = await hub()
    forger.forgery = null
    const { tokens } = await signInAsDesktop(origin, PEOPLE.ada.id)
    const genuine = tokens.id_token ?? ''
    for (const [name, forgery] of Object.entries(FORGERIES)) {
      const forged = await forger.forge(genuine, forgery)
      expect([name, (await present(origin, forged)).status]).toEqual([name, 401])
    }
    const first = await present(origin, genuine)
    expect([first.status, (first.body as Session).person.id]).toEqual([200, PEOPLE.ada.id])
    expect((await present(origin, genuine)).status).toBe(401)
  })
})
