import type { FastifyInstance, FastifyRequest } from 'fastify'
import { findSession, isLoopback, isSameOrigin, presentedToken, type SignedIn } from '../auth'
import type { HubContext } from '../context'
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
 */
export function requireSession(context: HubContext) {
  return async (request: FastifyRequest): Promise<void> => {
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

/** A hook that lets only this machine through. */
export async function requireLoopback(request: FastifyRequest): Promise<void> {
  if (!isLoopback(request)) throw new ProblemError('forbidden', 'This is open to this machine only.')
}

/** Who asks; only on routes with `requireSession`. */
export function signedIn(request: FastifyRequest): SignedIn {
  if (!request.signedIn) throw new ProblemError('unauthenticated')
  return request.signedIn
}
