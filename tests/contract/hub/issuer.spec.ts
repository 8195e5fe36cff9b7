import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import {
  buildStatusList,
  issueBadge,
  makeDidDocument,
  nameIssuer,
  publicKeyOf,
  signCredential,
  signingKeyFromSeed,
} from '../../../hub/badges'
import type { AchievementCredential } from '../../../shared/badges'
import { ROUTES, type VerificationAnswer } from '../../../shared/protocol'
import { awardedOrder } from '../../unit/badges/award'
import { verifyWithDidkit } from '../../unit/badges/didkit'
import { CERTIFICATE, startElsewhere } from '../door/kit'
import { ask, Client } from './kit/client'
import { submit } from './kit/commands'
import { operate } from './kit/operate'
import { onBothDatabases, type TestHub } from './kit/stage'

const HTTPS = 'https://hub.example.org'
/** Checks among which is this one, with this outcome. */
function found(name: string, code: string) {
  return expect.arrayContaining([expect.objectContaining({ name, code })])
}

const REVOKED = {
  verdict: 'fails',
  checks: found('status', 'revoked'),
}
const REASON = 'The evidence was somebody else’s.'

/** Ada awards these submissions one after the other, and their badges are released. */
async function award(hub: TestHub, ...names: string[]): Promise<{ ada: Client; badges: AchievementCredential[] }> {
  const ada = await Client.signIn(hub.origin, 'ada')
  const badges = []
  for (const name of names) {
    await ada.send(submit((await ada.view()).allocation(name), 'solo'))
    hub.clock.advance(20)
    await hub.workOff()
    badges.push(await badgeOf(ada, name))
  }
  return { ada, badges }
}

async function badgeOf(client: Client, name: string): Promise<AchievementCredential> {
  const id = (await client.view()).receipt(name)?.credentialId ?? ''
  return (await client.get(ROUTES.credential(id))).body as AchievementCredential
}

const idOfBadge = ({ id }: AchievementCredential) => id.replace('urn:uuid:', '')
const placeOf = ({ credentialStatus }: AchievementCredential) => ({
  list: credentialStatus?.statusListCredential ?? '',
  index: Number(credentialStatus?.statusListIndex),
})
/** The path of an address on whichever origin. */
const pathOf = (address: string) => new URL(address).pathname

/** What the hub itself says of this file. */
async function check(client: Client, file: string | Uint8Array): Promise<VerificationAnswer> {
  const answer = await client.post(ROUTES.verifications, { file: Buffer.from(file).toString('base64') })
  expect(answer.status).toBe(200)
  return answer.body as VerificationAnswer
}

/** A source of chance whose draws of places are these, and then any. */
function drawing(...indexes: number[]) {
  return (size: number) => {
    if (size !== 3 || indexes.length === 0) return randomBytes(size)
    const bytes = Buffer.alloc(3)
    bytes.writeUIntBE(indexes.shift() ?? 0, 0, 3)
    return bytes
  }
}

onBothDatabases((stage) => {
  it('every badge names its place in a list, which is signed, may be kept for five minutes, and is asked for cheaply', async () => {
    const hub = await stage.hub()
    const { badges } = await award(hub, 'plain')
    const [badge] = badges as [AchievementCredential]
    const { list } = placeOf(badge)
    expect(list).toMatch(new RegExp(`^${hub.origin}/badges/status/[0-9a-f-]{36}$`))
    const answer = await ask(hub.origin, pathOf(list))
    expect(answer.body).toBeDefined()
    expect(answer.headers.get('content-type')).toMatch(/^application\/vc(;|$)/)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox/)
    const published = JSON.parse(answer.bytes.toString())
    expect(published).toMatchObject({ id: list, issuer: { id: badge.issuer.id }, credentialSubject: { ttl: 300_000 } })
    expect(await verifyWithDidkit(published)).toEqual({ checks: ['proof'], warnings: [], errors: [] })
    const again = await ask(hub.origin, pathOf(list), { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } })
    expect([again.status, again.bytes.length]).toEqual([304, 0])
    expect((await ask(hub.origin, '/badges/status/5a0f6a52-2f0c-4c3c-8f5e-1d8f0a7f4e21')).status).toBe(404)
  })

  it('places are drawn, and none is given twice', async () => {
    const hub = await stage.hub({ random: drawing(131_072 + 5, 5, 5, 77) })
    const { badges } = await award(hub, 'plain', 'orders')
    expect(badges.map((badge) => placeOf(badge).index)).toEqual([5, 77])
    expect(new Set(badges.map((badge) => placeOf(badge).list)).size).toBe(1)
  })

  it('a revoked badge says so: to the feed, on its page, in its list, and to whoever checks it', async () => {
    const hub = await stage.hub()
    const { ada, badges } = await award(hub, 'plain', 'orders')
    const [badge, other] = badges as [AchievementCredential, AchievementCredential]
    const id = idOfBadge(badge)
    const jwt = (await ask(hub.origin, `/badges/${id}/credential.jwt`)).bytes
    const svg = (await ask(hub.origin, `/badges/${id}/badge.svg`)).bytes
    const png = (await ask(hub.origin, `/badges/${id}/badge.png`)).bytes
    const forms = [JSON.stringify(badge), jwt, svg, png]
    for (const form of forms)
      expect(await check(ada, form)).toMatchObject({
        verdict: 'holds',
        checks: found('issuer', 'issuer-own'),
        badge: { issuer: { id: badge.issuer.id } },
      })
    const before = await ask(hub.origin, pathOf(placeOf(badge).list))
    const { cursor } = await ada.changes()

    hub.clock.advance(60)
    const answer = await operate(hub, { command: 'revoke', target: id.slice(0, 12), reason: REASON })
    expect(answer).toMatchObject({ status: 200, text: expect.stringContaining(id) })

    const { changes } = await ada.changes(cursor)
    const revocation = { at: '2026-11-02T12:01:40.000Z', reason: REASON }
    expect(changes).toMatchObject([{ op: 'put', kind: 'credential', id, body: { state: 'revoked', revocation } }])
    const page = String((await ask(hub.origin, `/badges/${id}`)).body)
    expect(page).toContain('This badge was revoked.')
    expect(page).toContain(REASON)
    const after = await ask(hub.origin, pathOf(placeOf(badge).list))
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'))
    for (const form of forms) expect(await check(ada, form)).toMatchObject({ ...REVOKED, revocation })
    expect(await check(ada, JSON.stringify(other))).toMatchObject({ verdict: 'holds' })
    expect((await ada.view()).receipt('plain')).toMatchObject({ stage: 'released', outcome: 'awarded' })
  })

  it('revoking needs a badge that is out, and a reason, and happens once', async () => {
    const hub = await stage.hub()
    const ada = await Client.signIn(hub.origin, 'ada')
    await ada.send(submit((await ada.view()).allocation('plain'), 'solo'))
    const [ordered] = (await ada.view()).all('credential')
    const revoke = (reason?: string) => operate(hub, { command: 'revoke', target: ordered?.id ?? '', reason })
    expect(await revoke(REASON)).toMatchObject({ status: 400, text: expect.stringMatching(/^There is no badge/) })
    hub.clock.advance(20)
    await hub.workOff()
    for (const reason of [undefined, '', '   ', 'x'.repeat(501)]) expect((await revoke(reason)).status).toBe(400)
    expect((await revoke(REASON)).status).toBe(200)
    expect(await revoke(REASON)).toMatchObject({ status: 400, text: expect.stringMatching(/was revoked already/) })
  })

  it('what a revoked badge was can still be had, so that it can be seen to be revoked', async () => {
    const hub = await stage.hub()
    const { ada, badges } = await award(hub, 'plain')
    const id = idOfBadge(badges[0] as AchievementCredential)
    await operate(hub, { command: 'revoke', target: id, reason: REASON })
    for (const path of ['', '/credential.json', '/credential.jwt', '/badge.png', '/badge.svg']) {
      expect((await ask(hub.origin, `/badges/${id}${path}`)).status).toBe(200)
    }
    expect((await ada.get(ROUTES.credential(id))).status).toBe(200)
  })

  it('a list is signed once for all who ask, anew after a day, and again when something was revoked', async () => {
    const hub = await stage.hub()
    const { badges } = await award(hub, 'plain')
    const [badge] = badges as [AchievementCredential]
    const tag = async () => (await ask(hub.origin, pathOf(placeOf(badge).list))).headers.get('etag')
    const first = await tag()
    hub.clock.advance(86_399)
    expect(await tag()).toBe(first)
    hub.clock.advance(1)
    const second = await tag()
    expect(second).not.toBe(first)
    await operate(hub, { command: 'revoke', target: idOfBadge(badge), reason: REASON })
    expect(await tag()).not.toBe(second)
  })

  it('a hub with an https address is a did:web, and its badges outlast a change of its key', async () => {
    const hub = await stage.hub({ publicOrigin: HTTPS })
    const { ada, badges } = await award(hub, 'plain')
    const [old] = badges as [AchievementCredential]
    expect(old.issuer.id).toBe('did:web:hub.example.org')
    expect(placeOf(old).list.startsWith(`${HTTPS}/badges/status/`)).toBe(true)
    expect(await operate(hub, { command: 'rotate-key' })).toMatchObject({ status: 200 })
    hub.clock.advance(1)
    const { badges: later } = await award(hub, 'orders')
    const [fresh] = later as [AchievementCredential]
    const methods = [old, fresh].map(
      (badge) => (badge as unknown as { proof: { verificationMethod: string } }).proof.verificationMethod,
    )
    expect(new Set(methods).size).toBe(2)
    const answer = await ask(hub.origin, '/.well-known/did.json')
    expect(answer.headers.get('content-type')).toMatch(/^application\/did\+ld\+json/)
    const document = JSON.parse(answer.bytes.toString())
    expect(document).toMatchObject({ id: 'did:web:hub.example.org', assertionMethod: expect.arrayContaining(methods) })
    expect(document.verificationMethod).toHaveLength(4)
    for (const badge of [old, fresh]) expect(await check(ada, JSON.stringify(badge))).toMatchObject({ verdict: 'holds' })
    await operate(hub, { command: 'revoke', target: idOfBadge(old), reason: REASON })
    expect(await check(ada, JSON.stringify(old))).toMatchObject(REVOKED)
    expect(await check(ada, JSON.stringify(fresh))).toMatchObject({ verdict: 'holds' })
  })

  it('without one its key is the issuer, and after a change the old one still speaks for its badges', async () => {
    const hub = await stage.hub()
    expect((await ask(hub.origin, '/.well-known/did.json')).status).toBe(404)
    const { ada, badges } = await award(hub, 'plain')
    await operate(hub, { command: 'rotate-key' })
    const { badges: later } = await award(hub, 'orders')
    const [old, fresh] = [...badges, ...later] as [AchievementCredential, AchievementCredential]
    expect(fresh.issuer.id).not.toBe(old.issuer.id)
    expect(placeOf(fresh).list).not.toBe(placeOf(old).list)
    await operate(hub, { command: 'revoke', target: idOfBadge(old), reason: REASON })
    expect(await check(ada, JSON.stringify(old))).toMatchObject(REVOKED)
    for (const badge of [old, fresh]) {
      expect(await check(ada, JSON.stringify(badge))).toMatchObject({ checks: found('issuer', 'issuer-own') })
    }
    expect(await check(ada, JSON.stringify(fresh))).toMatchObject({ verdict: 'holds' })
  })

  it('a key that anybody made for themselves is not taken for the hub’s, whatever name stands beside it', async () => {
    const hub = await stage.hub()
    const { ada, badges } = await award(hub, 'plain')
    const [own] = badges as [AchievementCredential]
    const at = hub.clock.read().toISOString()
    const order = awardedOrder({ issuer: { name: own.issuer.name, url: null }, releasedAt: at, decidedAt: at })
    const {
      credentialStatus: _status,
      proof: _proof,
      ...unsigned
    } = (await issueBadge(order, await signingKeyFromSeed(new Uint8Array(32).fill(37)))).credential
    const forged = await signCredential(unsigned, await signingKeyFromSeed(new Uint8Array(32).fill(37)), hub.clock.read())
    expect(await check(ada, JSON.stringify(forged))).toMatchObject({ verdict: 'unknown', checks: found('issuer', 'issuer-key') })
  })

  it('after a backup was put in place no place is given away that a lost badge may have', async () => {
    const hub = await stage.hub()
    const { badges } = await award(hub, 'plain')
    await operate(hub, { command: 'restored' })
    const { badges: later } = await award(hub, 'orders')
    expect(placeOf(later[0] as AchievementCredential).list).not.toBe(placeOf(badges[0] as AchievementCredential).list)
  })

  it('with the door shut, others’ badges are judged by what can be known without asking', async () => {
    const hub = await stage.hub({ door: null })
    const { ada, badges } = await award(hub, 'plain')
    const text = JSON.stringify(badges[0])
    expect(await check(ada, text.replace('Candid', 'Kandid'))).toMatchObject({
      verdict: 'fails',
      checks: found('signature', 'changed'),
    })
    expect(await check(ada, text.replaceAll(/did:key:[^"#]*/g, 'did:web:elsewhere.example'))).toMatchObject({
      verdict: 'unknown',
      checks: found('issuer', 'issuer-not-asked'),
    })
    expect(await check(ada, 'hello')).toMatchObject({ verdict: 'fails', form: null, badge: null })
    expect((await ada.post(ROUTES.verifications, { file: '***' })).status).toBe(400)
    expect(
      (
        await ask(hub.origin, ROUTES.verifications, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        })
      ).status,
    ).toBe(401)
  })

  it('others’ badges are judged by asking their issuers, by the door', async () => {
    const published: Record<string, unknown> = {}
    const elsewhere = await startElsewhere((request, response) => {
      const document = published[request.url ?? '']
      return document === undefined ? response.writeHead(404).end() : response.end(JSON.stringify(document))
    })
    try {
      const { port } = elsewhere
      const door = { resolve: async () => ['127.0.0.1'], mayReach: () => true, ports: [port, 1], ca: CERTIFICATE.cert }
      const hub = await stage.hub({ door })
      const ada = await Client.signIn(hub.origin, 'ada')
      const key = nameIssuer(await signingKeyFromSeed(new Uint8Array(32).fill(31)), `did:web:issuer.example%3A${port}`)
      const address = `https://issuer.example:${port}/status/1`
      const publish = async (revoked: number[]) => {
        const list = buildStatusList({ address, issuer: key.did, revoked }, hub.clock.read())
        published['/status/1'] = await signCredential(list, key, hub.clock.read())
      }
      const at = hub.clock.read().toISOString()
      const order = awardedOrder({ status: { list: address, index: 7 }, releasedAt: at, decidedAt: at })
      const text = JSON.stringify((await issueBadge(order, key)).credential)
      expect(await check(ada, text)).toMatchObject({ verdict: 'unknown', checks: found('issuer', 'issuer-keyless') })
      published['/.well-known/did.json'] = makeDidDocument(key.did, [publicKeyOf(key)])
      expect(await check(ada, text)).toMatchObject({ verdict: 'unknown', checks: found('status', 'status-unknown') })
      await publish([8])
      expect(await check(ada, text)).toMatchObject({ verdict: 'holds', checks: found('issuer', 'issuer-web') })
      await publish([7])
      elsewhere.asked.length = 0
      expect(await check(ada, text)).toMatchObject(REVOKED)
      const away = nameIssuer(key, 'did:web:issuer.example%3A1')
      const ofNobody = JSON.stringify((await issueBadge(order, away)).credential)
      expect(await check(ada, ofNobody)).toMatchObject({ verdict: 'unknown', checks: found('issuer', 'issuer-unreachable') })
      const host = `issuer.example:${port}`
      expect(elsewhere.asked).toEqual([`${host}/.well-known/did.json`, `${host}/status/1`])
    } finally {
      await elsewhere.close()
    }
  })
})
