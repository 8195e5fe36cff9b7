import type { Session as ElectronSession } from 'electron'
import { CLIENT_HEADER, ROUTES } from '../../shared/protocol/routes'
import { SessionSchema, type Session } from '../../shared/protocol/session'
import type { Renewal } from './sealed-session'
import type { TokenKeeper } from './sign-in/token-keeper'
import { headersForHub, headersForPage } from './api-headers'

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE'])
/** Leaving must not hang on a hub that doesn't answer. */
const SIGN_OUT_LIMIT_MS = 3_000
/** These answers have no body, and a `Response` refuses to be made with one. */
const BODILESS = new Set([204, 205, 304])

export type SignIn = { session: Session; token: string; renewal: Renewal | null }

export type ApiProxyOptions = {
  hubOrigin: string
  /** Session whose network is used: one without cache and cookies. */
  network: Pick<ElectronSession, 'fetch'>
  /** Null before anybody has signed in. */
  keeper: Pick<TokenKeeper, 'token' | 'replace'> | null
  /** A sign-in succeeded; called once the answer, without its token, is on its way to the page. */
  onSignIn(signIn: SignIn): void
  /** The person signs out; called whether or not the hub can be reached. */
  onSignOut(): Promise<void>
}

/**
 * Forwards `app://assay/api/*` to the one hub and adds the token there. Streams both ways, passes ranges, and ends the request at
 * the hub when the page ends its own.
 * @returns a handler whose answer is a network error where the hub can't be reached, as it would be in a browser
 */
export function createApiProxy(options: ApiProxyOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url)
    const target = new URL(url.pathname + url.search, options.hubOrigin)
    if (target.origin !== options.hubOrigin || !METHODS.has(request.method)) return refusal(404)
    if (url.pathname === ROUTES.session && request.method === 'POST') return signIn(options, target, request)
    if (url.pathname === ROUTES.session && request.method === 'DELETE') return signOut(options, target, request)
    return forward(options, target, request)
  }
}

async function signIn(options: ApiProxyOptions, target: URL, request: Request): Promise<Response> {
  const asked = await ask(options, target, request, { [CLIENT_HEADER]: 'desktop' })
  if (asked === null) return Response.error()
  if (!asked.answer.ok) return pass(asked)
  const parsed = SessionSchema.safeParse(await asked.answer.json().catch(() => null))
  // Whatever gives no session and no token here is not a hub that the desktop can work with.
  if (!parsed.success || parsed.data.token === undefined) return refusal(502)
  const { token, ...session } = parsed.data
  setImmediate(() => options.onSignIn({ session, token, renewal: null }))
  const headers = headersForPage(asked.answer.headers)
  headers.delete('content-length')
  return new Response(JSON.stringify(session), { status: asked.answer.status, headers })
}

async function signOut(options: ApiProxyOptions, target: URL, request: Request): Promise<Response> {
  // Asked before the token is forgotten, answered whatever the hub says: without a network a person can still leave.
  const limit = new Promise((resolve) => setTimeout(resolve, SIGN_OUT_LIMIT_MS))
  await Promise.race([ask(options, target, request), limit])
  await options.onSignOut()
  return new Response(null, { status: 204 })
}

async function forward(options: ApiProxyOptions, target: URL, request: Request): Promise<Response> {
  const asked = await ask(options, target, request)
  return asked === null ? Response.error() : pass(asked)
}

type Asked = { answer: Response; abort: AbortController }

async function ask(
  { network, keeper }: ApiProxyOptions,
  target: URL,
  request: Request,
  added: Record<string, string> = {},
): Promise<Asked | null> {
  // Read whole: a body that is a Blob loses its bytes on the way when it is passed on as a stream.
  const body = request.method === 'POST' || request.method === 'PUT' ? await request.arrayBuffer() : null
  const abort = new AbortController()
  request.signal?.addEventListener('abort', () => abort.abort())
  const send = (token: string | null) =>
    network.fetch(target.href, {
      method: request.method,
      headers: { ...Object.fromEntries(headersForHub(request.headers, token)), ...added },
      body,
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      signal: abort.signal,
    })
  try {
    const token = (await keeper?.token()) ?? null
    const answer = await send(token)
    if (answer.status !== 401 || token === null) return { answer, abort }
    // The hub did nothing with it: the same request may be made again.
    const next = (await keeper?.replace(token)) ?? null
    return { answer: next === null ? answer : await send(next), abort }
  } catch {
    return null
  }
}

function pass({ answer, abort }: Asked): Response {
  const body = BODILESS.has(answer.status) || answer.body === null ? null : endingWith(answer.body, abort)
  return new Response(body, { status: answer.status, headers: headersForPage(answer.headers) })
}

/** The same bytes; when the page stops reading, the request at the hub ends too, which cancelling its body alone doesn't do. */
function endingWith(body: ReadableStream<Uint8Array>, abort: AbortController): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: () => abort.abort(),
  })
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: headersForPage(new Headers()) })
}
