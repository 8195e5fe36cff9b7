import * as openid from 'openid-client'
import { expect, it } from 'vitest'
import { openTrialProvider } from '../../../hub/trial'
import { ROUTES, type Session } from '../../../shared/protocol'
import { ask } from '../hub/kit/client'
import { PEOPLE } from '../hub/kit/package'
import { onBothDatabases } from '../hub/kit/stage'
import { present, signInAsDesktop, whoIs } from './kit/desktop'

const withProvider = { openTrialProvider, clock: () => new Date(), sampleSignIn: false }

onBothDatabases((stage) => {
  it('a desktop that can renew gets a short session, another one a whole day’s', async () => {
    const hub = await stage.sharedHub(withProvider)
    const lengths = []
    for (const renewable of [true, false]) {
      const { tokens } = await signInAsDesktop(hub.origin, PEOPLE.ada.id)
      const answer = await present(hub.origin, tokens.id_token, renewable)
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null])
      const session = answer.body as Session
      expect((await whoIs(hub.origin, session)).status).toBe(200)
      lengths.push(Math.round((new Date(session.expiresAt).getTime() - Date.now()) / 60_000))
    }
    expect(lengths).toEqual([15, 480])
  })

  it('an ID token that a page or the hub’s own client shows is refused', async () => {
    const hub = await stage.sharedHub(withProvider)
    const { tokens } = await signInAsDesktop(hub.origin, PEOPLE.ada.id)
    const body = JSON.stringify({ idToken: tokens.id_token, renewable: true })
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
    expect((await ask(hub.origin, ROUTES.session, { method: 'POST', headers, body })).status).toBe(403)
  })

  it('a refresh token is exchanged for the next one; the one before, shown again, ends the whole grant', async () => {
    const hub = await stage.sharedHub(withProvider)
    const { config, tokens } = await signInAsDesktop(hub.origin, PEOPLE.ada.id)
    const first = tokens.refresh_token ?? ''
    const renewed = await openid.refreshTokenGrant(config, first)
    expect(renewed.refresh_token).not.toBe(first)
    expect((await present(hub.origin, renewed.id_token)).status).toBe(200)
    await expect(openid.refreshTokenGrant(config, first)).rejects.toMatchObject({ error: 'invalid_grant' })
    await expect(openid.refreshTokenGrant(config, renewed.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  it('a renewed ID token opens a session of its own, and the old session ends in its time', async () => {
    const hub = await stage.sharedHub(withProvider)
    const { config, tokens } = await signInAsDesktop(hub.origin, PEOPLE.ada.id)
    const first = (await present(hub.origin, tokens.id_token)).body as Session
    // Two ID tokens of one second are the same one, which opens only one session.
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const renewed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
    const second = (await present(hub.origin, renewed.id_token)).body as Session
    expect(second.token).not.toBe(first.token)
    for (const session of [first, second])
      expect((await whoIs(hub.origin, session)).body).toMatchObject({ person: { id: PEOPLE.ada.id } })
  })

  it('signing out ends the session, and revoking at the provider ends the renewal', async () => {
    const hub = await stage.sharedHub(withProvider)
    const { config, tokens } = await signInAsDesktop(hub.origin, PEOPLE.ada.id)
    const session = (await present(hub.origin, tokens.id_token)).body as Session
    const headers = { authorization: `Bearer ${session.token}` }
    expect((await ask(hub.origin, ROUTES.session, { method: 'DELETE', headers })).status).toBe(204)
    expect((await whoIs(hub.origin, session)).status).toBe(401)
    await openid.tokenRevocation(config, tokens.refresh_token ?? '', { token_type_hint: 'refresh_token' })
    await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' })
  })
})
