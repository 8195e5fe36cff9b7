import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { newCommandId, newId } from '../../../shared/domain'
import { ROUTES } from '../../../shared/protocol'
import { ask, Client, type View } from './kit/client'
import { submit } from './kit/commands'
import { idOf, LARGE_FILE, PEOPLE } from './kit/package'
import { type TestHub, useStage } from './kit/stage'
import { beforeAll, describe } from 'vitest'

describe('requests', () => {
  const stage = useStage('PGlite')
  let hub: TestHub
  let ada: Client
  let view: View
  beforeAll(async () => {
    hub = await stage.sharedHub()
    ada = await Client.signIn(hub.origin, 'ada')
    view = await ada.view()
  })

  const addressOf = (name: string, key: string) => {
    const item = view.submission(name)?.evidence.find(({ id }) => id === idOf(`${name}-${key}`))
    return { address: ROUTES.evidence(item?.id ?? '', item?.sha256 ?? ''), item }
  }

  describe('evidence', () => {
    it('comes whole with its hash as ETag, is never kept by caches, and can’t run', async () => {
      const { address, item } = addressOf('large', 'large')
      const { status, headers, bytes } = await ada.get(address)
      expect(status).toBe(200)
      expect(bytes.equals(LARGE_FILE)).toBe(true)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(item?.sha256)
      expect(headers.get('etag')).toBe(`"${item?.sha256}"`)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('content-security-policy')).toMatch(/^sandbox/)
      expect(headers.get('content-disposition')).toBe('attachment')
    })

    it('the manifest names the size and the hash of each chunk', () => {
      const { item } = addressOf('large', 'large')
      const parts = [0, 1, 2].map((at) => LARGE_FILE.subarray(at * 1_048_576, (at + 1) * 1_048_576))
      expect(item?.sizeBytes).toBe(LARGE_FILE.length)
      expect(item?.chunkSha256).toEqual(parts.map((part) => createHash('sha256').update(part).digest('hex')))
    })

    it.each([
      ['bytes=0-9', 206, 0, 9],
      ['bytes=1048576-2097151', 206, 1_048_576, 2_097_151],
      ['bytes=2097152-', 206, 2_097_152, LARGE_FILE.length - 1],
      ['bytes=-5', 206, LARGE_FILE.length - 5, LARGE_FILE.length - 1],
      [`bytes=5-${LARGE_FILE.length * 2}`, 206, 5, LARGE_FILE.length - 1],
    ])('answers the range %s with its bytes', async (range, expected, start, end) => {
      const { status, headers, bytes } = await ada.get(addressOf('large', 'large').address, { range })
      expect(status).toBe(expected)
      expect(headers.get('content-range')).toBe(`bytes ${start}-${end}/${LARGE_FILE.length}`)
      expect(bytes.equals(LARGE_FILE.subarray(start, end + 1))).toBe(true)
    })

    it('answers a range beyond the end with 416, and ignores what isn’t a range', async () => {
      const { address } = addressOf('large', 'large')
      for (const range of [`bytes=${LARGE_FILE.length}-`, 'bytes=-0']) {
        const { status, headers } = await ada.get(address, { range })
        expect([status, headers.get('content-range')]).toEqual([416, `bytes */${LARGE_FILE.length}`])
      }
      for (const range of ['bytes=9-5', 'lines=1-2', 'bytes=0-1,5-6', 'bytes=-', 'bytes=a-b']) {
        expect((await ada.get(address, { range })).status).toBe(200)
      }
      expect((await ada.get(address, { range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(200)
    })

    it('is there for its assessor only, under its own hash only, and no longer once the work has ended', async () => {
      const { address } = addressOf('decided', 'note')
      for (const who of ['ben', 'lea', 'max'] as const) {
        expect((await (await Client.signIn(hub.origin, who)).get(address)).status).toBe(404)
      }
      expect((await ada.get(ROUTES.evidence(idOf('decided-note'), 'a'.repeat(64)))).status).toBe(404)
      expect((await ada.get(ROUTES.evidence(idOf('plain-note'), addressOf('decided', 'note').item?.sha256 ?? ''))).status).toBe(
        404,
      )
      expect((await ada.get(address)).status).toBe(200)
      await ada.send(submit(view.allocation('decided'), 'solo'))
      hub.clock.advance(20)
      await hub.workOff()
      expect((await ada.get(address)).status).toBe(404)
    })
  })

  describe('input that doesn’t fit', () => {
    const pointersOf = (body: unknown) => (body as { errors: { pointer: string; reason: string }[] }).errors

    it('is refused with where and why', async () => {
      const command = submit(view.allocation('plain'), 'solo')
      const { status, headers, body } = await ada.post(ROUTES.commands, {
        commands: [command, { ...command, id: newCommandId(), assessment: { ...command.assessment, scores: 'none' } }],
      })
      expect(status).toBe(400)
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
      expect(pointersOf(body)).toEqual([{ pointer: '/commands/1/assessment/scores', reason: expect.stringMatching(/array/) }])
    })

    it.each([
      ['no commands', { commands: [] }],
      ['an unknown type', { commands: [{ type: 'badge.print' }] }],
      ['an id that isn’t a UUIDv7', { commands: [{ id: idOf('x'), type: 'allocation.begin' }] }],
      ['a list', []],
      ['nothing', null],
    ])('%s is refused with 400', async (_what, body) => {
      expect((await ada.post(ROUTES.commands, body)).status).toBe(400)
    })

    it('text that no database takes is refused with its place, and the same command without it is accepted', async () => {
      const command = submit(view.allocation('plain'), 'solo')
      for (const feedback of ['cut off \u0000 here', 'half a pair \uD83D']) {
        const assessment = { ...command.assessment, feedback }
        const { status, body } = await ada.post(ROUTES.commands, { commands: [{ ...command, assessment }] })
        expect(status).toBe(400)
        expect(pointersOf(body)).toEqual([{ pointer: '/commands/0/assessment/feedback', reason: expect.stringMatching(/NUL/) }])
      }
      expect(await ada.send(command)).toMatchObject([{ status: 'accepted' }])
    })

    it('broken JSON, another media type and a body that is too large are refused', async () => {
      const send = (body: string, type = 'application/json', path: string = ROUTES.commands) =>
        ask(hub.origin, path, {
          method: 'POST',
          headers: { ...ada.headers, 'content-type': type, 'sec-fetch-site': 'same-origin' },
          body,
        })
      expect((await send('{"commands":')).status).toBe(400)
      expect((await send('')).status).toBe(400)
      expect(
        (
          await fetch(`${hub.origin}${ROUTES.commands}`, {
            method: 'POST',
            headers: { ...ada.headers, 'content-type': 'text/plain' },
            body: 'x',
          })
        ).status,
      ).toBe(400)
      for (const path of [ROUTES.session, ROUTES.leases]) {
        expect((await send(`"${'x'.repeat(70_000)}"`, 'application/json', path)).status).toBe(413)
      }
    })

    it('queries and addresses are held to their schemas too', async () => {
      for (const query of ['limit=0', 'limit=1001', 'limit=many', `cursor=${'x'.repeat(201)}`]) {
        expect((await ada.get(`${ROUTES.changes}?${query}`)).status).toBe(400)
      }
      expect((await ada.get(ROUTES.evidence('not-an-id', 'a'.repeat(64)))).status).toBe(400)
      expect((await ada.get(ROUTES.evidence(idOf('plain-note'), 'not-a-hash'))).status).toBe(400)
      expect(
        (
          await ask(hub.origin, ROUTES.session, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'assay-client': 'desktop' },
            body: '{"personId":1}',
          })
        ).status,
      ).toBe(400)
    })

    it('numbers that no database counts to are refused, in versions and in cursors', async () => {
      const command = submit(view.allocation('plain'), 'solo')
      for (const rubricVersion of [2 ** 31, 1e300, 1.5]) {
        const basedOn = { ...command.basedOn, rubricVersion }
        expect((await ada.post(ROUTES.commands, { commands: [{ ...command, basedOn }] })).status).toBe(400)
      }
      const { lineage } = await ada.page()
      const beyond = Buffer.from([lineage, '9'.repeat(19), newId()].join(' ')).toString('base64url')
      expect((await ada.get(`${ROUTES.changes}?cursor=${beyond}`)).status).toBe(410)
    })

    it('arrays in arrays, by the ten thousand, are refused like anything else that doesn’t fit', async () => {
      const body = `{"commands":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
      const headers = { ...ada.headers, 'content-type': 'application/json' }
      expect((await ask(hub.origin, ROUTES.commands, { method: 'POST', headers, body })).status).toBe(400)
    })

    it('an address that isn’t UTF-8 is refused as a problem too', async () => {
      const { status, body } = await ada.get('/api/v1/drafts/%c3%28')
      expect([status, (body as { type: string }).type]).toEqual([400, 'urn:assay:problem:invalid'])
    })

    it('an unknown address is a 404 with problem details', async () => {
      for (const path of ['/api/v1/nothing', '/nothing', '/api/v2/changes']) {
        const { status, body } = await ask(hub.origin, path)
        expect([status, (body as { type: string }).type]).toEqual([404, 'urn:assay:problem:not-found'])
      }
    })
  })

  it('a workbench that is older than the operator allows is told to update, before and after its session ends; a newer one is served', async () => {
    const hub = await stage.hub({ leastClient: 3 })
    const ask = (version: string | null) =>
      fetch(`${hub.origin}${ROUTES.changes}`, { headers: version === null ? {} : { 'assay-client-version': version } })
    for (const version of [null, '2', 'new']) {
      const refused = await ask(version)
      expect([refused.status, ((await refused.json()) as { type: string }).type]).toEqual([
        426,
        'urn:assay:problem:client-too-old',
      ])
    }
    expect((await ask('3')).status).toBe(401)
  })

  it('whoever’s workbench has become too old can still sign out, and the session is over then', async () => {
    const before = await stage.hub()
    const { session } = await Client.signIn(before.origin, 'ada')
    const authorization = `Bearer ${session.token}`
    const hub = await before.restart({ leastClient: 3 })
    const ask = (method: string, version: string) =>
      fetch(`${hub.origin}${ROUTES.session}`, { method, headers: { authorization, 'assay-client-version': version } })
    expect((await ask('GET', '2')).status).toBe(426)
    expect((await ask('DELETE', '2')).status).toBe(204)
    expect((await ask('GET', '3')).status).toBe(401)
  })

  it('too many requests of one client are refused for a while, and others go on', async () => {
    const small = await stage.hub({ requestsPerMinute: 40 })
    const [first, second] = [await Client.signIn(small.origin, 'ada'), await Client.signIn(small.origin, 'ben')]
    const statuses = []
    for (let at = 0; at < 41; at++) statuses.push((await first.get(ROUTES.session)).status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    expect((await second.get(ROUTES.session)).status).toBe(200)
    expect(PEOPLE.ben.id).toBe(second.session.person.id)
  })
})
