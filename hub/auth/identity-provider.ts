import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import * as openid from 'openid-client'
import type { ClaimsMapping } from './claims'

/** The OpenID provider that people sign in with. */
export type ProviderSettings = {
  /** Its issuer, below which its discovery document lies. */
  issuer: string
  /** What the sign-in screen calls it. */
  name: string
  /** The hub itself, for browsers. Without a secret it is a public client, which PKCE alone protects. */
  clientId: string
  clientSecret?: string
  /** The desktop app: a public client with a loopback redirect (RFC 8252). */
  desktopClientId: string
  /** What is asked for, with spaces between; begins with `openid`. */
  scope: string
  claims: ClaimsMapping
}

/** What is known of somebody whom the provider vouches for. */
export type Vouched = { issuer: string; subject: string; claims: Record<string, unknown>; expiresAt: Date }

/** What a browser must come back with. */
export type Expected = { state: string; nonce: string; verifier: string }

/** The provider can't be reached (`unreachable`), or what came from it doesn't hold (`refused`). */
export class ProviderError extends Error {
  override name = 'ProviderError'

  constructor(
    readonly reason: 'unreachable' | 'refused',
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

/** Only what a provider signs with a key that it alone has: neither `none` nor a secret that others share. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']
const ANSWER_LIMIT_S = 10
/** Clocks of two machines differ. */
const TOLERANCE_S = 30

type Discovered = { config: openid.Configuration; keys: JWTVerifyGetKey }

/** Asks the provider, and checks what comes from it. Its discovery document is read when it is first needed, so that a hub starts without it. */
export class IdentityProvider {
  #discovered: Promise<Discovered> | null = null

  constructor(
    readonly settings: ProviderSettings,
    readonly clock: () => Date,
  ) {}

  /** Where a browser goes to sign in, and what it must come back with. @throws ProviderError */
  async begin(redirectUri: string, { otherPerson }: { otherPerson: boolean }): Promise<{ address: URL; expected: Expected }> {
    const { config } = await this.#discover()
    const expected = { state: openid.randomState(), nonce: openid.randomNonce(), verifier: openid.randomPKCECodeVerifier() }
    const address = openid.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: this.settings.scope,
      response_type: 'code',
      state: expected.state,
      nonce: expected.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(expected.verifier),
      code_challenge_method: 'S256',
      // Otherwise the provider would answer with whoever is signed in there.
      ...(otherPerson && { prompt: 'login' }),
    })
    return { address, expected }
  }

  /** Redeems the code that a browser came back with. @param address where it came back to, with its query @throws ProviderError */
  async redeem(address: URL, { state, nonce, verifier }: Expected): Promise<Vouched> {
    const { config } = await this.#discover()
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
    const tokens = await openid.authorizationCodeGrant(config, address, checks).catch(fail)
    return this.#check(tokens.id_token ?? '', this.settings.clientId)
  }

  /** Checks an ID token that the desktop app was given. @throws ProviderError */
  async verify(idToken: string): Promise<Vouched> {
    return this.#check(idToken, this.settings.desktopClientId)
  }

  /** Where a browser ends its session with the provider; null where the provider has no such place. */
  async leavingAddress(returnTo: string): Promise<URL | null> {
    const { config } = await this.#discover()
    if (config.serverMetadata().end_session_endpoint === undefined) return null
    return openid.buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo })
  }

  async #check(idToken: string, audience: string): Promise<Vouched> {
    const { keys, config } = await this.#discover()
    const { issuer } = config.serverMetadata()
    const { payload } = await jwtVerify(idToken, keys, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      requiredClaims: ['sub', 'exp', 'iat'],
      clockTolerance: TOLERANCE_S,
      currentDate: this.clock(),
    }).catch(fail)
    // OpenID Connect Core 1.0, 3.1.3.7: a token for several must have been asked for by us.
    const isOurs = payload.azp === undefined ? !Array.isArray(payload.aud) || payload.aud.length === 1 : payload.azp === audience
    if (!isOurs || !payload.sub) throw new ProviderError('refused', 'the token was made for somebody else')
    return { issuer, subject: payload.sub, claims: payload, expiresAt: new Date((payload.exp ?? 0) * 1000) }
  }

  #discover(): Promise<Discovered> {
    this.#discovered ??= this.#readDiscovery().catch((error: unknown) => {
      this.#discovered = null
      throw new ProviderError('unreachable', error)
    })
    return this.#discovered
  }

  async #readDiscovery(): Promise<Discovered> {
    const { issuer, clientId, clientSecret } = this.settings
    const address = new URL(issuer)
    const config = await openid.discovery(
      address,
      clientId,
      undefined,
      clientSecret === undefined ? openid.None() : openid.ClientSecretPost(clientSecret),
      // The settings allow http on this machine only.
      { timeout: ANSWER_LIMIT_S, execute: address.protocol === 'http:' ? [openid.allowInsecureRequests] : [] },
    )
    const { jwks_uri } = config.serverMetadata()
    if (jwks_uri === undefined) throw new Error('the provider names no keys')
    return { config, keys: createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: ANSWER_LIMIT_S * 1000 }) }
  }
}

/** No answer is told from an answer that doesn't hold: after the one, trying again helps. */
function fail(error: unknown): never {
  const isSilent = error instanceof TypeError || error instanceof errors.JWKSTimeout || openidCode(error) === 'OAUTH_TIMEOUT'
  throw new ProviderError(isSilent ? 'unreachable' : 'refused', error)
}

function openidCode(error: unknown): unknown {
  return error instanceof openid.ClientError ? error.code : undefined
}
