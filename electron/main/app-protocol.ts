import { randomBytes } from 'node:crypto'
import { type Session, protocol } from 'electron'
import { contentPolicy, NONCE_MARK } from '../../shared/protocol/content-policy'
import { readBundle } from './bundle'
import { APP_ORIGIN, APP_SCHEME } from './origin'

const PRIVILEGES = {
  standard: true,
  secure: true,
  supportFetchAPI: true,
  stream: true,
  codeCache: true,
  /** One streams recordings from the sealed store to media elements. */
  allowServiceWorkers: true,
}

/** Must run before the app is ready: says that `app://` is a secure origin with fetch, streams, storage and service workers. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: PRIVILEGES }])
}

/**
 * Serves the bundle and the hub's `/api` in a session, so that the page sees one origin and never a token.
 * @param bundleFolder where `index.html` is
 * @param forwardToHub answers what lies below `/api/`
 */
export function serveApp(session: Session, bundleFolder: string, forwardToHub: (request: Request) => Promise<Response>): void {
  // The same person may come back to a partition that served an earlier window.
  if (session.protocol.isProtocolHandled(APP_SCHEME)) session.protocol.unhandle(APP_SCHEME)
  session.protocol.handle(APP_SCHEME, async (request) => {
    const url = new URL(request.url)
    if (`${url.protocol}//${url.host}` !== APP_ORIGIN) return refuse(404)
    if (url.pathname.startsWith('/api/')) return forwardToHub(request)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
    return serveFile(bundleFolder, url.pathname)
  })
}

async function serveFile(folder: string, pathname: string): Promise<Response> {
  const file = await readBundle(folder, pathname)
  if (file === null) return refuse(404)
  const nonce = randomBytes(16).toString('base64')
  const body = file.isPage ? Buffer.from(file.bytes).toString('utf8').replaceAll(NONCE_MARK, nonce) : Buffer.from(file.bytes)
  return new Response(body, { headers: pageHeaders(file.mediaType, nonce) })
}

function pageHeaders(mediaType: string, nonce: string): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-security-policy': contentPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  }
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: { 'content-security-policy': "default-src 'none'" } })
}
