import type { FastifyInstance, FastifyRequest } from 'fastify'
import { findSession, isLoopback, isSameOrigin, presentedToken, type SignedIn } from '../auth'
import { CLIENT_VERSION_HEADER } from '../../shared/protocol'
import type { HttpContext } from './app'
import { ProblemError } from './problems'

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: SignedIn | null
  }
}

/** Lets `signedIn(request)` be asked on every route. */
export function prepareGuard(app: FastifyInstance): void {
  app.decorateRequest('signedIn', null)
}

/**
 * An `onRequest` hook that lets only signed-in people through, before anything of their request is looked at; a cookie counts only for
 * what the hub's own pages ask.
 * @param options.ofAnyVersion also workbenches that are too old: whoever can't go on must still be able to leave
 */
export function requireSession(context: HttpContext, { ofAnyVersion = false } = {}) {
  return async (request: FastifyRequest): Promise<void> => {
    if (!ofAnyVersion) refuseTooOld(request, context.settings.leastClient)
    const presented = presentedToken(request)
    const session = presented && (await findSession(context, presented.token))
    if (!presented || !session) throw new ProblemError('unauthenticated', 'There is no session, or it has expired.')
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    if (presented.by === 'cookie' && !isReading && !isSameOrigin(request)) {
      throw new ProblemError('forbidden', 'This request does not come from a page of this hub.')
    }
    request.signedIn = session
  }
}

/** Before anything else: a workbench that is too old is told so even where its session has ended meanwhile. */
function refuseTooOld(request: FastifyRequest, least: number): void {
  const version = Number(request.headers[CLIENT_VERSION_HEADER] ?? 0)
  if (version >= least) return
  throw new ProblemError('clientTooOld', `This hub takes workbenches from version ${least} on. Update Assay.`)
}

/** A hook that lets only this machine through. */
export async function requireLoopback(request: FastifyRequest): Promise<void> {
  if (!isLoopback(request)) throw new ProblemError('forbidden', 'This is open to this machine only.')
}

/** Who asks; only on routes with `requireSession`. */
export function signedIn(request: FastifyRequest): SignedIn {
  if (!request.signedIn) throw new ProblemError('unauthenticated')
  return request.signedIn
}
