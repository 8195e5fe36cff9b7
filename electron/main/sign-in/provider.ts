import { webcrypto } from 'node:crypto'
import * as openid from 'openid-client'
import { isLoopback } from '../hub-origin'

// An older runtime has it only as a module; the library looks where browsers have it.
globalThis.crypto ??= webcrypto as typeof globalThis.crypto
globalThis.CryptoKey ??= webcrypto.CryptoKey as typeof globalThis.CryptoKey

const ANSWER_LIMIT_S = 15

/** How main reaches the network: through the session that keeps nothing. */
export type Network = (address: string, options?: RequestInit) => Promise<Response>

/** The provider, and what the desktop app is called there. */
export type ProviderAddress = { issuer: string; clientId: string }

/** What the provider gives for a code or for a refresh token. */
export type Grant = { idToken: string; refreshToken: string | null }

/** A sign-in on its way through the system browser. */
export type Begun = { address: URL; state: string; redeem(arrived: URL): Promise<Grant> }

/** The provider says no, or what it says doesn't hold; everything else that fails is a matter of the network. */
export class GrantRefusedError extends Error {
  override name = 'GrantRefusedError'
}

/** Prepares a sign-in by code with PKCE (RFC 7636), for the system browser and a loopback redirect (RFC 8252). */
export async function beginAtProvider(
  network: Network,
  { issuer, clientId, scope }: ProviderAddress & { scope: string },
  redirectUri: string,
  { otherPerson }: { otherPerson: boolean },
): Promise<Begun> {
  const config = await discover(network, { issuer, clientId })
  const verifier = openid.randomPKCECodeVerifier()
  const state = openid.randomState()
  const nonce = openid.randomNonce()
  const canStay = config.serverMetadata().scopes_supported?.includes('offline_access') ?? false
  const address = openid.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: canStay ? `${scope} offline_access` : scope,
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(otherPerson && { prompt: 'login' }),
  })
  const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
  return {
    address,
    state,
    redeem: async (arrived) => toGrant(await openid.authorizationCodeGrant(config, arrived, checks).catch(tellRefusal)),
  }
}

/** Exchanges a refresh token; with rotation it must not be used again. @throws GrantRefusedError where the sign-in is over */
export async function renewAtProvider(network: Network, provider: ProviderAddress, refreshToken: string): Promise<Grant> {
  const config = await discover(network, provider)
  const grant = toGrant(await openid.refreshTokenGrant(config, refreshToken).catch(tellRefusal))
  return { ...grant, refreshToken: grant.refreshToken ?? refreshToken }
}

/** Tells the provider that a refresh token is of no use any more (RFC 7009), where it wants to know. */
export async function revokeAtProvider(network: Network, provider: ProviderAddress, refreshToken: string): Promise<void> {
  const config = await discover(network, provider)
  if (config.serverMetadata().revocation_endpoint === undefined) return
  await openid.tokenRevocation(config, refreshToken, { token_type_hint: 'refresh_token' })
}

function discover(network: Network, { issuer, clientId }: ProviderAddress): Promise<openid.Configuration> {
  const address = new URL(issuer)
  return openid.discovery(address, clientId, undefined, openid.None(), {
    timeout: ANSWER_LIMIT_S,
    execute: isLoopback(address.origin) ? [openid.allowInsecureRequests] : [],
    [openid.customFetch]: (url, { body, headers, method, signal }) =>
      network(url, {
        method,
        headers,
        body: body === undefined || body === null ? null : String(body),
        ...(signal && { signal }),
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
      }),
  })
}

function toGrant(tokens: openid.TokenEndpointResponse): Grant {
  if (tokens.id_token === undefined) throw new GrantRefusedError('the provider gave no ID token')
  return { idToken: tokens.id_token, refreshToken: tokens.refresh_token ?? null }
}

function tellRefusal(error: unknown): never {
  const isNoAnswer = error instanceof TypeError || (error instanceof openid.ClientError && error.code === 'OAUTH_TIMEOUT')
  const isTheirTrouble = error instanceof openid.ResponseBodyError && error.status >= 500
  if (isNoAnswer || isTheirTrouble) throw error
  throw new GrantRefusedError(error instanceof Error ? error.message : String(error), { cause: error })
}
