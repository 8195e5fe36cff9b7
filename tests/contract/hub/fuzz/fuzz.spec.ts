import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { PUBLIC_ROUTES, ROUTES } from '../../../../shared/protocol'
import { ApiJudge } from '../kit/api'
import { ask, Client } from '../kit/client'
import { submit } from '../kit/commands'
import { idOf, PEOPLE } from '../kit/package'
import { routesOf } from '../kit/routes'
import { type TestHub, useStage } from '../kit/stage'
import { fitting, type Known, type Schema } from './from-schema'
import { BROKEN_BODIES, NASTY_SEGMENTS, spoiled } from './nasty'
import { type RawAnswer, type RawRequest, send } from './send'

const SEED = 20_261_122
const RUNS = process.env.ASSAY_LONG === '1' ? 2_000 : 60

/** Addresses that the document leaves out, because they are for browsers and wallets. */
const HIDDEN = [
  'GET /',
  'GET /app',
  'GET /app/*',
  `GET ${PUBLIC_ROUTES.didDocument}`,
  `GET ${PUBLIC_ROUTES.badgeCheck}`,
  `GET ${PUBLIC_ROUTES.badge(':credentialId')}`,
  `GET ${PUBLIC_ROUTES.badge(':credentialId')}/badge.png`,
  `GET ${PUBLIC_ROUTES.badge(':credentialId')}/badge.svg`,
  `GET ${PUBLIC_ROUTES.badge(':credentialId')}/credential.json`,
  `GET ${PUBLIC_ROUTES.badge(':credentialId')}/credential.jwt`,
  `GET ${PUBLIC_ROUTES.badge(':credentialId')}/status.json`,
  `GET ${PUBLIC_ROUTES.badge('*')}`,
  `GET ${PUBLIC_ROUTES.statusList(':listId')}`,
]

type Parameter = { in: string; name: string; schema: Schema }
type Operation = { parameters?: Parameter[]; requestBody?: { content: Record<string, { schema: Schema }> } }

const stage = useStage('PGlite', { judging: true })
let hub: TestHub
let routes: string[]
let judge: ApiJudge
let known: Known
let token: string
const seen = new Map<string, number>()

beforeAll(async () => {
  routes = await routesOf(async () => {
    hub = await stage.sharedHub({ appFolder: 'renderer' })
  })
  judge = await ApiJudge.of(hub.origin)
  const ada = await Client.signIn(hub.origin, 'ada')
  token = ada.session.token ?? ''
  const view = await ada.view()
  await ada.send(submit(view.allocation('decided'), 'solo'))
  const ids = view.all('allocation').flatMap(({ id, submissionId, rubricId }) => [id, submissionId, rubricId])
  const items = view.all('submission').flatMap(({ evidence }) => evidence.map(({ id }) => id))
  const levels = view
    .all('rubric')
    .flatMap(({ criteria }) => criteria.flatMap(({ id, levels }) => [id, ...levels.map((one) => one.id)]))
  const components = (judge.document as unknown as { components: { schemas: Record<string, Schema> } }).components.schemas
  known = { components, ids: [...new Set([...ids, ...items, ...levels, PEOPLE.ada.id, idOf('nobody')])] }
}, 600_000)

it('every route of the hub is in the document, or among those that are for browsers and wallets', () => {
  const documented = Object.entries(judge.document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{([^}]+)\}/g, ':$1')}`),
  )
  const own = routes.filter((route) => !route.includes('/api/docs'))
  expect(own.sort()).toEqual([...documented, ...HIDDEN].sort())
})

it.each(
  // What is signed out of comes last: nothing else would be let in after it.
  ['GET', 'POST', 'PUT', 'DELETE'],
)(
  'whatever is sent to an address with %s, the answer is one of those that its document names, and none of a failure',
  async (method) => {
    const operations = Object.entries(judge.document.paths).flatMap(([path, all]) => {
      const operation = all[method.toLowerCase()] as Operation | undefined
      return operation ? [{ path, operation }] : []
    })
    const hidden = HIDDEN.filter((route) => route.startsWith(`${method} `)).map((route) => ({
      path: route.slice(method.length + 1).replace(/:(\w+)/g, '{$1}'),
      operation: {} as Operation,
    }))
    for (const { path, operation } of [...operations, ...hidden]) {
      await fc.assert(
        fc.asyncProperty(requestTo(method, path, operation), async (request) => {
          const answer = await sendSignedIn(request)
          seen.set(`${method} ${path} ${Math.floor(answer.status / 100)}`, answer.status)
          expect(answer.status, answer.body).toBeLessThan(500)
          expect(faultsOf(request, answer)).toEqual([])
        }),
        { seed: SEED, numRuns: RUNS, endOnFailure: false },
      )
    }
  },
  // Some thousand requests.
  3_600_000,
)

it('has been a real trial: what fits was done, what doesn’t was refused, and the hub goes on', async () => {
  for (const route of [`POST ${ROUTES.commands}`, `PUT ${ROUTES.drafts}`, `GET ${ROUTES.changes}`, 'POST /api/v1/operator']) {
    expect([seen.has(`${route} 2`), seen.has(`${route} 4`)], route).toEqual([true, true])
  }
  const ada = await Client.signIn(hub.origin, 'ada')
  expect((await ada.changes()).cursor).not.toBe('')
  expect((await ask(hub.origin, ROUTES.ready)).status).toBe(200)
})

/** Requests to a route: some that fit, some with something nasty in one place, some that are hardly requests. */
function requestTo(method: string, path: string, { parameters = [], requestBody }: Operation): fc.Arbitrary<RawRequest> {
  const schema = requestBody?.content['application/json']?.schema
  const body =
    schema === undefined
      ? fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, BROKEN_BODIES)
      : fc.oneof(
          { weight: 3, arbitrary: fitting(schema, known).map(toJson) },
          { weight: 4, arbitrary: spoiled(fitting(schema, known)).map(toJson) },
          { weight: 1, arbitrary: BROKEN_BODIES },
        )
  const query = parameters.filter((parameter) => parameter.in === 'query')
  return fc
    .record({
      segments: fc.array(segment(), { minLength: 4, maxLength: 4 }),
      query: fc.record(Object.fromEntries(query.map(({ name, schema: of }) => [name, queryValue(of)])), { requiredKeys: [] }),
      body,
      type: fc.oneof(
        { weight: 6, arbitrary: fc.constant('application/json') },
        fc.constantFrom('text/plain', 'multipart/form-data', 'x'),
      ),
      headers: fc.record(
        {
          range: fc.constantFrom('bytes=0-', 'bytes=5-1', 'bytes=99999999999999999999-', 'bytes=-0', 'lines=1'),
          'if-none-match': fc.constantFrom('*', '"x"', 'W/"'),
          'accept-language': fc.constantFrom('de', '*;q=0', ',,,', 'x'.repeat(500)),
          'assay-client-version': fc.constantFrom('1', '-1', 'x', '1e999'),
        },
        { requiredKeys: [] },
      ),
    })
    .map(({ segments, query: asked, body: content, type, headers }) => {
      let at = 0
      const address = path.replace(/\{[^}]+\}|\*/g, () => segments[at++ % segments.length] ?? '')
      const search = Object.entries(asked)
        .map(([name, value]) => `${name}=${String(value)}`)
        .join('&')
      return {
        method,
        path: search === '' ? address : `${address}?${search}`,
        headers: { ...headers, ...(content !== null && { 'content-type': type }) },
        body: content,
      }
    })
}

function segment(): fc.Arbitrary<string> {
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known.ids, 'a'.repeat(64)) }, NASTY_SEGMENTS)
}

function queryValue(schema: Schema): fc.Arbitrary<string> {
  return fc.oneof(
    fitting(schema, known).map((value) => encodeURIComponent(String(value))),
    NASTY_SEGMENTS,
  )
}

function toJson(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value) ?? '')
}

/** With what opens the door of this route, so that what comes behind it is tried. */
async function sendSignedIn(request: RawRequest): Promise<RawAnswer> {
  const isOperator = request.path.startsWith('/api/v1/operator')
  const authorization = `Bearer ${isOperator ? hub.operatorToken : token}`
  const answer = await send(hub.origin, {
    ...request,
    headers: { authorization, 'assay-client': 'desktop', ...request.headers },
  })
  // Signing out worked.
  if (answer.status === 204 && request.path === ROUTES.session)
    token = (await Client.signIn(hub.origin, 'ada')).session.token ?? ''
  return answer
}

function faultsOf({ method, path }: RawRequest, { status, type, body }: RawAnswer): string[] {
  const address = `${hub.origin}${path.split('?')[0]}`
  if (!path.startsWith('/api/') || !URL.canParse(address)) return []
  const content = type.includes('json') ? (JSON.parse(body) as unknown) : body === '' ? undefined : body
  return judge.faults(method, address, status, type, content)
}
