import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { default as Provider, JWK } from 'oidc-provider'
import type { SamplePeople } from '../../shared/protocol'
import { ROUTES } from '../../shared/protocol'
import { ClaimsMappingSchema, type ProviderSettings } from '../auth'
import { buildProvider, DESKTOP_CLIENT, HUB_CLIENT, makeSigningKey } from './build-provider'
import { choicePage, overPage, sendPage } from './pages'

export type TrialProvider = {
  /** As the hub needs them; the provider answers from `serve` on. */
  settings: ProviderSettings
  /** Begins to answer, for a hub that is found at this address. */
  serve(hubOrigin: string, people: SamplePeople['people']): Promise<void>
  close(): Promise<void>
}

/** The form sends one person's id. */
const MOST_BYTES = 1024

/**
 * Opens the trial's provider on a free port of this machine.
 * @param adapt tests change here what it answers, with the key that it signs with
 */
export async function openTrialProvider(adapt: (provider: Provider, key: JWK) => void = () => {}): Promise<TrialProvider> {
  let answer: RequestListener = (_request, response) => void response.writeHead(503).end()
  const server = createServer((request, response) => {
    // Another name that was made to point here (DNS rebinding) would make the library speak of that name as its own.
    if (request.headers.host === host) answer(request, response)
    else response.writeHead(403).end()
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const issuer = `http://${host}`
  const hubSecret = randomBytes(32).toString('base64url')
  return {
    settings: {
      issuer,
      name: 'Trial provider',
      clientId: HUB_CLIENT,
      clientSecret: hubSecret,
      desktopClientId: DESKTOP_CLIENT,
      scope: 'openid profile',
      claims: ClaimsMappingSchema.parse({}),
    },
    async serve(hubOrigin, people) {
      const key = await makeSigningKey()
      const cookieKey = randomBytes(32).toString('base64url')
      const callbackPath = ROUTES.signInCallback
      const provider = await buildProvider({ issuer, hubOrigin, hubSecret, callbackPath, people, cookieKey, keys: [key] })
      adapt(provider, key)
      const library = provider.callback()
      answer = (request, response) => {
        if (request.url?.startsWith('/interaction/')) void choose(provider, people, request, response)
        else void library(request, response)
      }
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Asks who somebody is, and believes it. */
async function choose(
  provider: Provider,
  people: SamplePeople['people'],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const language = request.headers['accept-language']
  try {
    await provider.interactionDetails(request, response)
    if (request.method !== 'POST') return sendPage(response, 200, choicePage(language, people))
    const accountId = new URLSearchParams(await readBody(request)).get('person') ?? ''
    if (!people.some(({ id }) => id === accountId)) return sendPage(response, 400, choicePage(language, people))
    await provider.interactionFinished(request, response, { login: { accountId } }, { mergeWithLastSubmission: false })
  } catch {
    // The library knows no sign-in by this address and cookie, or the browser went away.
    if (!response.headersSent) sendPage(response, 400, overPage(language))
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of request) {
    body += part
    if (body.length > MOST_BYTES) throw new Error('the form is too large')
  }
  return body
}
