import { beforeAll, describe, expect, it } from 'vitest'
import type { AchievementCredential } from '../../../shared/badges'
import { newId } from '../../../shared/domain'
import { PROBLEM, PUBLIC_ROUTES, ROUTES } from '../../../shared/protocol'
import { ApiJudge } from './kit/api'
import { type Ask, ASKERS, Everybody, PERSONS } from './kit/askers'
import { ask, Client } from './kit/client'
import { submit } from './kit/commands'
import { PEOPLE } from './kit/package'
import { routesOf } from './kit/routes'
import { useStage } from './kit/stage'

/** What is asked of a route, and what each is answered, in the order of `ASKERS`. */
type Cell = [about: string, asked: Ask, expected: number[]]

const OPERATOR = '/api/v1/operator'
/** On a trial's own machine everybody may ask who there is, and sign in as them; other hubs answer 403. */
const SAMPLE_SIGN_IN = [`GET ${ROUTES.samplePeople}`, `POST ${ROUTES.session}`]
const same = (status: number): number[] => ASKERS.map(() => status)
/** With a session, which the operator's token is not. */
const people = (status: number): number[] => ASKERS.map((asker) => (PERSONS.some((who) => who === asker) ? status : 401))
const only = (whose: readonly string[], status: number, others = 404): number[] =>
  people(others).map((answer, at) => (whose.includes(ASKERS[at] ?? '') ? status : answer))

describe('route × role × whose it is', () => {
  const stage = useStage('PGlite', { everyRole: true })
  const address = { adas: '', bens: '', badge: '', blindBadge: '', statusList: '', allocation: '' }
  let all: Everybody
  let routes: string[] = []

  beforeAll(async () => {
    routes = await routesOf(() => stage.sharedHub({ appFolder: 'renderer' }))
    const hub = await stage.sharedHub()
    const ada = await Client.signIn(hub.origin, 'ada')
    const view = await ada.view()
    const fileOf = (item?: { id: string; sha256: string }) => ROUTES.evidence(item?.id ?? '', item?.sha256 ?? '')
    address.adas = fileOf(view.submission('plain')?.evidence[0])
    address.bens = fileOf((await (await Client.signIn(hub.origin, 'ben')).view()).submission('of-ben')?.evidence[0])
    await ada.send(submit(view.allocation('decided'), 'solo'), submit(view.allocation('blind-vouched'), 'blind'))
    hub.clock.advance(20)
    await hub.workOff()
    const badges = (await (await Client.signIn(hub.origin, 'max')).view()).all('credential')
    const badgeOf = (name: string) => badges.find(({ achievementName }) => achievementName === `Achievement ${name}`)?.id ?? ''
    address.badge = badgeOf('solo')
    address.blindBadge = badgeOf('blind')
    const badge = (await ada.get(ROUTES.credential(address.badge))).body as AchievementCredential
    address.statusList = new URL(badge.credentialStatus?.statusListCredential ?? '').pathname
    address.allocation = view.allocation('plain').id
    all = await Everybody.at(hub)
  })

  const request =
    (method: string, path: () => string, body?: object): Ask =>
    (asker) =>
      all.send(asker, method, path(), body)
  const get = (path: string | (() => string)) => request('GET', typeof path === 'string' ? () => path : path)
  const post = (path: string, body: object) => request('POST', () => path, body)

  /** The stream doesn't end by itself. */
  const listen: Ask = async (asker) => {
    const { status, body } = await fetch(`${all.origin}${ROUTES.events}`, { headers: all.headers(asker) })
    await body?.cancel()
    return { status }
  }

  /** Of a session of its own: the others are needed on. */
  const signOut: Ask = async (asker) => {
    const who = PERSONS.find((person) => person === asker)
    const headers = who ? (await Client.signIn(all.origin, who)).headers : all.headers(asker)
    return ask(all.origin, ROUTES.session, { method: 'DELETE', headers })
  }

  const unknownBadge = () => PUBLIC_ROUTES.badge(newId())
  const publicFile = (name: string): Cell[] => [
    ['a released one', get(() => `${PUBLIC_ROUTES.badge(address.badge)}/${name}`), same(200)],
    ['none', get(() => `${unknownBadge()}/${name}`), same(404)],
  ]
  const badge = (path: (id: string) => string): Cell[] => [
    ['Ada’s work led to', get(() => path(address.badge)), only(['ada', 'max'], 200)],
    ['Ada’s blind work led to', get(() => path(address.blindBadge)), only(['max'], 200)],
    ['nobody’s', get(() => path(newId())), people(404)],
  ]
  const figures = (path: string): Cell[] => [
    ['of what there is to see', get(path), only(['lea', 'max'], 200, 403)],
    ['of no achievement', get(`${path}?achievementId=${newId()}`), only(['lea', 'max'], 404, 403)],
  ]
  const drafts = () => ROUTES.drafts
  const draft = () => ROUTES.draft(address.allocation)
  const noDraft = () => ROUTES.draft(newId())
  const key = { keyName: 'a'.repeat(32) }
  const envelope = { ...key, version: 1, sealed: 'c2VhbGVk' }

  /** Row after row: what drafts there are follows from the rows before. */
  const table: Record<string, Cell[]> = {
    [`GET ${ROUTES.health}`]: [['', get(ROUTES.health), same(200)]],
    [`GET ${ROUTES.live}`]: [['', get(ROUTES.live), same(200)]],
    [`GET ${ROUTES.ready}`]: [['', get(ROUTES.ready), same(200)]],
    [`GET ${ROUTES.samplePeople}`]: [['', get(ROUTES.samplePeople), same(200)]],
    [`GET ${ROUTES.signIn}`]: [['', get(ROUTES.signIn), same(200)]],
    [`GET ${ROUTES.signInStart}`]: [['without a provider', get(ROUTES.signInStart), same(404)]],
    [`GET ${ROUTES.signInCallback}`]: [['without a provider', get(ROUTES.signInCallback), same(404)]],
    [`POST ${ROUTES.session}`]: [['as a sample person', post(ROUTES.session, { personId: PEOPLE.ben.id }), same(200)]],
    [`GET ${ROUTES.session}`]: [['one’s own', get(ROUTES.session), people(200)]],
    [`DELETE ${ROUTES.session}`]: [['one’s own', signOut, people(204)]],
    [`GET ${ROUTES.changes}`]: [['one’s own', get(ROUTES.changes), people(200)]],
    [`GET ${ROUTES.events}`]: [['one’s own', listen, people(200)]],
    [`POST ${ROUTES.commands}`]: [['none', post(ROUTES.commands, { commands: [] }), people(400)]],
    [`POST ${ROUTES.leases}`]: [['none', post(ROUTES.leases, { allocationIds: [] }), people(400)]],
    [`PUT ${ROUTES.drafts}`]: [['one’s own', request('PUT', drafts, key), people(200)]],
    [`GET ${ROUTES.drafts}`]: [['one’s own', request('GET', drafts), people(200)]],
    [`PUT ${ROUTES.draft(':allocationId')}`]: [
      ['of Ada’s work', request('PUT', draft, envelope), only(['ada'], 200)],
      ['of Ada’s work, too early', request('PUT', draft, { ...envelope, version: 9 }), only(['ada'], 409)],
      ['of nobody’s', request('PUT', noDraft, envelope), people(404)],
    ],
    [`GET ${ROUTES.draft(':allocationId')}`]: [
      ['of Ada’s work', request('GET', draft), only(['ada'], 200)],
      ['of nobody’s', request('GET', noDraft), people(404)],
    ],
    [`DELETE ${ROUTES.draft(':allocationId')}`]: [
      ['of Ada’s work', request('DELETE', draft), only(['ada'], 204)],
      ['of nobody’s', request('DELETE', noDraft), people(404)],
    ],
    [`DELETE ${ROUTES.drafts}`]: [['one’s own', request('DELETE', drafts), people(204)]],
    [`GET ${ROUTES.evidence(':fileId', ':sha256')}`]: [
      ['of Ada’s work', get(() => address.adas), only(['ada'], 200)],
      ['of Ben’s work', get(() => address.bens), only(['ben'], 200)],
      ['of nobody’s', get(() => ROUTES.evidence(newId(), 'a'.repeat(64))), people(404)],
    ],
    [`GET ${ROUTES.credential(':credentialId')}`]: badge(ROUTES.credential),
    [`GET ${ROUTES.credentialImage(':credentialId')}`]: badge(ROUTES.credentialImage),
    [`GET ${ROUTES.credentialToken(':credentialId')}`]: badge(ROUTES.credentialToken),
    [`POST ${ROUTES.verifications}`]: [['of any badge', post(ROUTES.verifications, { file: 'e30=' }), people(200)]],
    [`GET ${ROUTES.operationsToday}`]: [['', get(ROUTES.operationsToday), only(['ada', 'ben', 'dan', 'lea', 'max'], 200, 403)]],
    [`GET ${ROUTES.operationsTurnaround}`]: figures(ROUTES.operationsTurnaround),
    [`GET ${ROUTES.operationsFlow}`]: figures(ROUTES.operationsFlow),
    [`GET ${ROUTES.operationsLate}`]: figures(ROUTES.operationsLate),
    [`POST ${ROUTES.operationsReceivers}`]: [
      ['of any work', post(ROUTES.operationsReceivers, { submissionIds: [newId()] }), only(['lea', 'max'], 200, 403)],
    ],
    [`POST ${OPERATOR}`]: [['', post(OPERATOR, { command: 'list' }), ASKERS.map((who) => (who === 'operator' ? 200 : 401))]],
    [`GET ${PUBLIC_ROUTES.badge(':credentialId')}`]: [
      ['a released one', get(() => PUBLIC_ROUTES.badge(address.badge)), same(200)],
      ['a released one of blind work', get(() => PUBLIC_ROUTES.badge(address.blindBadge)), same(200)],
      ['none', get(unknownBadge), same(404)],
    ],
    ...Object.fromEntries(
      ['credential.json', 'credential.jwt', 'badge.png', 'badge.svg', 'status.json'].map((name) => [
        `GET ${PUBLIC_ROUTES.badge(':credentialId')}/${name}`,
        publicFile(name),
      ]),
    ),
    [`GET ${PUBLIC_ROUTES.badge('*')}`]: [['something else', get(PUBLIC_ROUTES.badge('of/nobody')), same(404)]],
    [`GET ${PUBLIC_ROUTES.badgeCheck}`]: [['before it is built', get(PUBLIC_ROUTES.badgeCheck), same(404)]],
    [`GET ${PUBLIC_ROUTES.statusList(':listId')}`]: [
      ['of a released badge', get(() => address.statusList), same(200)],
      ['none', get(() => PUBLIC_ROUTES.statusList(newId())), same(404)],
    ],
    [`GET ${PUBLIC_ROUTES.didDocument}`]: [['without an https address', get(PUBLIC_ROUTES.didDocument), same(404)]],
    'GET /': [['', get('/'), same(302)]],
    'GET /app': [['', get('/app'), same(302)]],
    'GET /app/*': [['the workbench', get('/app/'), same(200)]],
    'GET /api/docs': [['', get('/api/docs'), same(200)]],
    'GET /api/docs/': [['', get('/api/docs/'), same(200)]],
    'GET /api/docs/json': [['', get('/api/docs/json'), same(200)]],
    'GET /api/docs/yaml': [['', get('/api/docs/yaml'), same(200)]],
    'GET /api/docs/static/*': [['', get('/api/docs/static/swagger-ui.css'), same(200)]],
    'GET /api/docs/static/index.html': [['', get('/api/docs/static/index.html'), same(302)]],
    'GET /api/docs/static/swagger-initializer.js': [['', get('/api/docs/static/swagger-initializer.js'), same(200)]],
  }
  const cells = Object.entries(table).flatMap(([route, row]) => row.map((cell) => [route, ...cell] as const))
  /** What answers whoever isn't signed in, with something else than that they aren't. */
  const open = new Set(cells.filter(([, , , expected]) => expected[0] !== 401).map(([route]) => route))

  it('the table has a row for every route that the hub’s own server has, and no other', () => {
    expect(Object.keys(table).sort()).toEqual(routes)
  })

  it.each(cells)('%s: %s', async (_route, _about, asked, expected) => {
    expect(await all.answers(asked)).toEqual(Object.fromEntries(ASKERS.map((who, at) => [who, expected[at]])))
  })

  it('a token and a cookie that nobody has open nothing', async () => {
    const opened: string[] = []
    const strange = 'x'.repeat(43)
    for (const [route, about, asked] of cells.filter(([name]) => !open.has(name))) {
      for (const headers of [{ authorization: `Bearer ${strange}` }, { cookie: `assay_session=${strange}` }]) {
        const { status } = await all.as(headers, () => asked('nobody'))
        if (status !== 401) opened.push(`${route} ${about}: ${status}`)
      }
    }
    expect(opened).toEqual([])
  })

  it('without signing in nothing is told that the hub holds, but of badges that are out', async () => {
    const told: string[] = []
    const held = await heldWords()
    expect(held.length).toBeGreaterThan(30)
    const public_ = (route: string) => route.includes(PUBLIC_ROUTES.badge('')) || SAMPLE_SIGN_IN.includes(route)
    for (const [route, about, asked] of cells.filter(([name]) => open.has(name) && !public_(name))) {
      const text = JSON.stringify((await asked('nobody')).body ?? '')
      told.push(...held.filter((word) => text.includes(word)).map((word) => `${route} ${about}: ${word}`))
    }
    expect(told).toEqual([])
    // The search sees: whoever is signed in is told much of it.
    const text = JSON.stringify((await all.client('ada').changes()).changes)
    expect(held.filter((word) => text.includes(word)).length).toBeGreaterThan(20)
  })

  /** Names, pseudonyms and words of what was handed in, and of who works here. */
  async function heldWords(): Promise<string[]> {
    const view = await all.client('ada').view()
    return [
      ...Object.values(PEOPLE).flatMap(({ id, name }) => [id, name]),
      ...view.all('achievement').flatMap(({ id, name }) => [id, name]),
      ...view.all('rubric').flatMap(({ id, title }) => [id, title]),
      ...view
        .all('submission')
        .flatMap(({ id, candidate, narrative }) => [id, candidate.pseudonym, candidate.name ?? id, narrative]),
    ]
  }

  it('what changes something is refused with a cookie from another page, and the document says so of each route', async () => {
    const { document } = await ApiJudge.of(all.origin)
    const cookie = `assay_session=${all.client('ada').session.token}`
    const refused: string[] = []
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, { responses }] of Object.entries(operations)) {
        if (method === 'get' || !('401' in responses) || path === OPERATOR) continue
        const headers = { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' }
        const answer = await ask(all.origin, path.replace(/\{[^}]+\}/g, newId()), {
          method: method.toUpperCase(),
          headers,
          ...(method !== 'delete' && { body: '{}' }),
        })
        expect([method, path, answer.status]).toEqual([method, path, 403])
        expect(answer.body).toMatchObject({ type: PROBLEM.forbidden })
        refused.push(`${method.toUpperCase()} ${path.replace(/\{([^}]+)\}/g, ':$1')}`)
      }
    }
    const changing = Object.keys(table).filter((route) => !route.startsWith('GET') && route !== `POST ${OPERATOR}`)
    expect(refused.sort()).toEqual(changing.sort())
  })
})
