import { beforeAll, describe, expect, it } from 'vitest'
import { newCommandId, newId } from '../../../shared/domain'
import { type Command, type LeasesAnswer, PROBLEM, PUBLIC_ROUTES, ROUTES, type Session } from '../../../shared/protocol'
import { ApiJudge } from './kit/api'
import { ask, Client } from './kit/client'
import { begin, handOver, submit, takeBack } from './kit/commands'
import { PEOPLE } from './kit/package'
import { useStage } from './kit/stage'

/** Who asks: Ada, whose work it is; another assessor; a lead; an admin; the operator; nobody. */
type Asker = 'ada' | 'ben' | 'lea' | 'max' | 'operator' | 'nobody'
const ASKERS: Asker[] = ['ada', 'ben', 'lea', 'max', 'operator', 'nobody']

/** A route with what each of them is answered, in that order. */
type Row = [string, (asker: Asker) => Promise<{ status: number }>, number[]]

describe('role × route', () => {
  const stage = useStage('PGlite')
  const headers = new Map<Asker, Record<string, string>>()
  const sessions = new Map<Asker, Session>()
  const address = { evidence: '', badge: '', blindBadge: '', allocation: '', other: '' }
  let origin = ''

  beforeAll(async () => {
    const hub = await stage.sharedHub()
    origin = hub.origin
    const ada = await Client.signIn(origin, 'ada')
    const view = await ada.view()
    const item = view.submission('plain')?.evidence[0]
    address.evidence = ROUTES.evidence(item?.id ?? '', item?.sha256 ?? '')
    await ada.send(submit(view.allocation('decided'), 'solo'), submit(view.allocation('blind-vouched'), 'blind'))
    hub.clock.advance(20)
    await hub.workOff()
    const badges = (await (await Client.signIn(origin, 'max')).view()).all('credential')
    address.badge = badges.find(({ achievementName }) => achievementName === 'Achievement solo')?.id ?? ''
    address.blindBadge = badges.find(({ achievementName }) => achievementName === 'Achievement blind')?.id ?? ''
    address.allocation = view.allocation('plain').id
    address.other = view.allocation('spare').id
    for (const who of ['ada', 'ben', 'lea', 'max'] as const) {
      const client = await Client.signIn(origin, who)
      headers.set(who, client.headers)
      sessions.set(who, client.session)
    }
    headers.set('operator', { authorization: `Bearer ${hub.operatorToken}` })
  })

  const request = (method: string, path: () => string, body?: object) => (asker: Asker) =>
    ask(origin, path(), {
      method,
      headers: { ...headers.get(asker), 'assay-client': 'desktop', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
  const post = (path: string, body: object) => request('POST', () => path, body)
  const put = (path: () => string, body: object) => request('PUT', path, body)
  const get = (path: () => string) => request('GET', path)
  const remove = (path: () => string) => request('DELETE', path)

  async function statuses(asked: (asker: Asker) => Promise<{ status: number }>): Promise<number[]> {
    const all = []
    for (const asker of ASKERS) all.push((await asked(asker)).status)
    return all
  }

  it.each<Row>([
    ['health', get(() => ROUTES.health), [200, 200, 200, 200, 200, 200]],
    ['sample people', get(() => ROUTES.samplePeople), [200, 200, 200, 200, 200, 200]],
    ['sign in', post(ROUTES.session, { personId: PEOPLE.ben.id }), [200, 200, 200, 200, 200, 200]],
    ['who am I', get(() => ROUTES.session), [200, 200, 200, 200, 401, 401]],
    ['changes', get(() => ROUTES.changes), [200, 200, 200, 200, 401, 401]],
    ['commands', post(ROUTES.commands, { commands: [] }), [400, 400, 400, 400, 401, 401]],
    ['leases', post(ROUTES.leases, { allocationIds: [] }), [400, 400, 400, 400, 401, 401]],
    ['evidence of Ada’s', get(() => address.evidence), [200, 404, 404, 404, 401, 401]],
    ['badge of Ada’s', get(() => ROUTES.credential(address.badge)), [200, 404, 404, 200, 401, 401]],
    ['its picture', get(() => ROUTES.credentialImage(address.badge)), [200, 404, 404, 200, 401, 401]],
    ['badge of Ada’s, marked blind', get(() => ROUTES.credential(address.blindBadge)), [404, 404, 404, 200, 401, 401]],
    ['public page', get(() => PUBLIC_ROUTES.badge(address.badge)), [200, 200, 200, 200, 200, 200]],
    ['operator commands', post('/api/v1/operator', { command: 'list' }), [401, 401, 401, 401, 200, 401]],
  ])('%s', async (_route, request, expected) => {
    expect(await statuses(request)).toEqual(expected)
  })

  it('a draft on its way is for whose work it is and for nobody else, from its first version to its last', async () => {
    const draft = () => ROUTES.draft(address.allocation)
    const key = { keyName: 'a'.repeat(32) }
    const envelope = (version: number) => ({ ...key, version, sealed: 'c2VhbGVk' })
    const rows: Row[] = [
      ['travel', put(() => ROUTES.drafts, key), [200, 200, 200, 200, 401, 401]],
      ['which there are', get(() => ROUTES.drafts), [200, 200, 200, 200, 401, 401]],
      ['a first one', put(draft, envelope(1)), [200, 404, 404, 404, 401, 401]],
      ['one that comes too early', put(draft, envelope(9)), [409, 404, 404, 404, 401, 401]],
      ['read it', get(draft), [200, 404, 404, 404, 401, 401]],
      ['delete it', remove(draft), [204, 404, 404, 404, 401, 401]],
      ['travel no more', remove(() => ROUTES.drafts), [204, 204, 204, 204, 401, 401]],
      ['one after that', put(draft, envelope(1)), [409, 404, 404, 404, 401, 401]],
    ]
    const told = []
    for (const [what, asked] of rows) told.push([what, await statuses(asked)])
    expect(told).toEqual(rows.map(([what, , expected]) => [what, expected]))
  })

  it('commands about Ada’s work are Ada’s, whatever somebody else’s role', async () => {
    const clientOf = (who: Asker) => new Client(origin, sessions.get(who) as Session)
    const allocation = (await clientOf('ada').view()).allocation('plain')
    const rows: [Command, string][] = [
      [handOver(allocation, 'solo'), 'wrong-state'],
      [begin(allocation), 'accepted'],
      [submit(allocation, 'solo'), 'accepted'],
      [takeBack(allocation, newCommandId()), 'wrong-state'],
    ]
    for (const [command, expected] of rows) {
      const told = []
      for (const who of ['ben', 'lea', 'max', 'ada'] as const) {
        const [result] = await clientOf(who).send({ ...command, id: newCommandId() })
        told.push(result?.status === 'rejected' ? result.code : result?.status)
      }
      expect([command.type, ...told]).toEqual([command.type, 'not-allocated', 'not-allocated', 'not-allocated', expected])
    }
  })

  it('a longer lease is for nobody else, and they are told the same as of one that isn’t there', async () => {
    const told = []
    for (const who of ['ada', 'ben', 'lea', 'max'] as const) {
      const answer = await post(ROUTES.leases, { allocationIds: [address.other] })(who)
      told.push((answer.body as LeasesAnswer).leases.map(({ status }) => status))
    }
    expect(told).toEqual([['not-yet'], ['not-allocated'], ['not-allocated'], ['not-allocated']])
  })

  it('what changes something is refused with a cookie from another page, and the document says so of each route', async () => {
    const { document } = await ApiJudge.of(origin)
    const cookie = `assay_session=${sessions.get('ada')?.token}`
    const refused: string[] = []
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, { responses }] of Object.entries(operations)) {
        if (method === 'get' || !('401' in responses) || path === '/api/v1/operator') continue
        const address = path.replace(/\{[^}]+\}/g, newId())
        const headers = { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' }
        const answer = await ask(origin, address, {
          method: method.toUpperCase(),
          headers,
          ...(method !== 'delete' && { body: '{}' }),
        })
        expect([method, path, answer.status]).toEqual([method, path, 403])
        expect(answer.body).toMatchObject({ type: PROBLEM.forbidden })
        refused.push(`${method} ${path}`)
      }
    }
    expect(refused.sort()).toEqual([
      'delete /api/v1/drafts',
      'delete /api/v1/drafts/{allocationId}',
      'delete /api/v1/session',
      'post /api/v1/commands',
      'post /api/v1/leases',
      'put /api/v1/drafts',
      'put /api/v1/drafts/{allocationId}',
    ])
  })
})
