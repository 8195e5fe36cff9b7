import type { FastifyRequest } from 'fastify'

/** The browser's session cookie. */
export const SESSION_COOKIE = 'assay_session'

type Incoming = Pick<FastifyRequest, 'headers' | 'method' | 'ip'>

/** How a request shows who it comes from: the desktop's main process by a bearer token, a browser by its cookie. */
export type Presented = { token: string; by: 'bearer' | 'cookie' }

/** The token that came with a request, or null where there is none. */
export function presentedToken(request: Incoming & { cookies: Record<string, string | undefined> }): Presented | null {
  const { authorization } = request.headers
  if (authorization !== undefined) {
    const token = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(authorization)?.[1]
    return token === undefined ? null : { token, by: 'bearer' }
  }
  const token = request.cookies[SESSION_COOKIE]
  return token ? { token, by: 'cookie' } : null
}

/**
 * Whether a request comes from the hub's own pages. A browser sends `Sec-Fetch-Site` by itself, older ones at least `Origin` with
 * whatever changes something; a request with neither isn't a browser's and has no business with a cookie.
 */
export function isSameOrigin({ headers }: Incoming): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin, host } = headers
  if (origin === undefined || host === undefined) return false
  return origin === `http://${host}` || origin === `https://${host}`
}

/** Whether another site sent a browser here: not a page of the hub's, and not the person at the address bar. */
export function isFromElsewhere({ headers }: Incoming): boolean {
  return !['same-origin', 'none', undefined].includes(headers['sec-fetch-site'] as string | undefined)
}

/**
 * Whether a request comes from this machine and was meant for it. The second half, the `Host` header, keeps out web pages whose name was
 * made to point at 127.0.0.1 (DNS rebinding).
 */
export function isLoopback({ headers, ip }: Incoming): boolean {
  const isLocalAddress = ip === '::1' || /^(::ffff:)?127\./.test(ip)
  return isLocalAddress && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(headers.host ?? '')
}
