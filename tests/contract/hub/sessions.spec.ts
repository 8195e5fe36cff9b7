import { request } from 'node:http'
import { expect, it } from 'vitest'
import { ROUTES } from '../../../shared/protocol'
import { ask, Client } from './kit/client'
import { openDatabase } from './kit/database'
import { idOf, PEOPLE } from './kit/package'
import { onBothDatabases } from './kit/stage'

const json = { 'content-type': 'application/json' }
const signInAs = (personId: string, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { ...json, 'sec-fetch-site': 'same-origin', ...headers },
  body: JSON.stringify({ personId }),
})

/** With a `Host` header of one's own, which `fetch` doesn't allow. */
function askWithHost(origin: string, path: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}${path}`, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    asked.on('error', reject).end()
  })
}

onBothDatabases((stage) => {
  it('a browser gets its token as an http-only cookie of the API only, the desktop in the answer', async () => {
    const hub = await stage.sharedHub()
    const browser = await ask(hub.origin, ROUTES.session, signInAs(PEOPLE.ada.id))
    expect(browser.status).toBe(200)
    expect(browser.body).not.toHaveProperty('token')
    const cookie = browser.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^assay_session=[A-Za-z0-9_-]{43}; Max-Age=28800; Path=\/api; HttpOnly; SameSite=Strict$/)
    const value = cookie.split(';')[0] ?? ''
    expect((await ask(hub.origin, ROUTES.session, { headers: { cookie: value } })).status).toBe(200)

    const desktop = await ask(hub.origin, ROUTES.session, signInAs(PEOPLE.ada.id, { 'assay-client': 'desktop' }))
    expect(desktop.headers.get('set-cookie')).toBeNull()
    expect(desktop.body).toMatchObject({
      person: { id: PEOPLE.ada.id },
      hub: { timeZone: 'Europe/Lisbon' },
      token: expect.any(String),
    })
  })

  it('a cookie counts only for what pages of the hub itself send', async () => {
    const hub = await stage.sharedHub()
    const signedIn = await ask(hub.origin, ROUTES.session, signInAs(PEOPLE.ada.id))
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    const send = (headers: Record<string, string>) =>
      ask(hub.origin, ROUTES.commands, { method: 'POST', headers: { ...json, cookie, ...headers }, body: '{"commands":[]}' })
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'http://evil.example' },
      {},
    ]) {
      expect((await send(headers)).status).toBe(403)
    }
    expect((await send({ 'sec-fetch-site': 'same-origin' })).status).toBe(400)
    expect((await send({ origin: hub.origin })).status).toBe(400)
    const elsewhere = await ask(hub.origin, ROUTES.session, signInAs(PEOPLE.ada.id, { 'sec-fetch-site': 'cross-site' }))
    expect(elsewhere.status).toBe(403)
  })

  it('a wrong, malformed or missing token is answered 401, on every route that needs one', async () => {
    const hub = await stage.sharedHub()
    const paths = [
      ROUTES.session,
      ROUTES.changes,
      ROUTES.events,
      ROUTES.evidence(idOf('plain-note'), 'a'.repeat(64)),
      ROUTES.credential(idOf('badge')),
      ROUTES.credentialImage(idOf('badge')),
    ]
    for (const authorization of [undefined, `Bearer ${'x'.repeat(43)}`, 'Bearer', 'Basic YTpi', 'Bearer a b']) {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
      for (const path of paths) {
        const answer = await ask(hub.origin, path, { headers })
        expect([path, answer.status, (answer.body as { type: string }).type]).toEqual([
          path,
          401,
          'urn:assay:problem:unauthenticated',
        ])
      }
      const sent = await ask(hub.origin, ROUTES.commands, {
        method: 'POST',
        headers: { ...json, ...headers },
        body: '{"commands":[]}',
      })
      expect(sent.status).toBe(401)
    }
  })

  it('a session ends when its time is over, and when its person signs out', async () => {
    const hub = await stage.hub({ sessionSeconds: 60 })
    const ada = await Client.signIn(hub.origin, 'ada')
    hub.clock.advance(59)
    expect((await ada.get(ROUTES.session)).status).toBe(200)
    hub.clock.advance(1)
    expect((await ada.get(ROUTES.session)).status).toBe(401)

    const again = await Client.signIn(hub.origin, 'ada')
    expect((await ask(hub.origin, ROUTES.session, { method: 'DELETE', headers: again.headers })).status).toBe(204)
    expect((await again.get(ROUTES.changes)).status).toBe(401)
  })

  it('a session outlives a restart of the hub', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const next = await hub.restart()
    expect((await ada.at(next.origin).get(ROUTES.session)).status).toBe(200)
  })

  it('the sample sign-in answers only requests that were meant for this machine, and only where it is on', async () => {
    const hub = await stage.hub()
    const port = new URL(hub.origin).port
    expect(await askWithHost(hub.origin, ROUTES.samplePeople, `localhost:${port}`)).toBe(200)
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', '192.168.1.5']) {
      expect(await askWithHost(hub.origin, ROUTES.samplePeople, host)).toBe(403)
    }
    const people = await ask(hub.origin, ROUTES.samplePeople)
    expect((people.body as { people: { name: string }[] }).people.map(({ name }) => name)).toEqual([
      'Ada Assessor',
      'Ben Assessor',
      'Lea Lead',
      'Max Admin',
    ])
    expect((await ask(hub.origin, ROUTES.session, signInAs(idOf('nobody')))).status).toBe(404)
    const off = await hub.restart({ sampleSignIn: false })
    expect((await ask(off.origin, ROUTES.samplePeople)).status).toBe(403)
    expect((await ask(off.origin, ROUTES.session, signInAs(PEOPLE.ada.id))).status).toBe(403)
  })

  it('tokens are stored as hashes only', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    await hub.close()
    const database = await openDatabase(hub.options)
    const rows = await database.db.selectFrom('sessions').selectAll().execute()
    await database.close()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(ada.session.token)
  })
})
