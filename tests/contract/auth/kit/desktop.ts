import * as openid from 'openid-client'
import { ROUTES, type Session, type SignInWays } from '../../../../shared/protocol'
import { type Answer, ask } from '../../hub/kit/client'
import { CookieBrowser } from './browser'

const REDIRECT = 'http://127.0.0.1:49152/signed-in'

/** What the provider gave to a desktop app: the same calls as in its main process, without a window. */
export async function signInAsDesktop(hubOrigin: string, personId: string) {
  const ways = (await ask(hubOrigin, ROUTES.signIn)).body as SignInWays
  if (ways.provider === null) throw new Error('the hub has no provider')
  const { issuer, clientId, scope } = ways.provider
  const config = await openid.discovery(new URL(issuer), clientId, undefined, openid.None(), {
    execute: [openid.allowInsecureRequests],
  })
  const verifier = openid.randomPKCECodeVerifier()
  const [state, nonce] = [openid.randomState(), openid.randomNonce()]
  const address = openid.buildAuthorizationUrl(config, {
    redirect_uri: REDIRECT,
    scope,
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const back = await new CookieBrowser().signInAtProvider(address.href, personId, ({ port }) => port === '49152')
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
  return { config, tokens: await openid.authorizationCodeGrant(config, new URL(back), checks) }
}

/** Shows the hub an ID token, as the desktop does. */
export function present(hubOrigin: string, idToken: string | undefined, renewable = true): Promise<Answer> {
  return ask(hubOrigin, ROUTES.session, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'assay-client': 'desktop' },
    body: JSON.stringify({ idToken, renewable }),
  })
}

/** Who the hub says a token belongs to. */
export function whoIs(hubOrigin: string, { token }: Session): Promise<Answer> {
  return ask(hubOrigin, ROUTES.session, { headers: { authorization: `Bearer ${token}` } })
}
