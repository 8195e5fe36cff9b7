import { decodeJwt, importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import type { JWK } from 'oidc-provider'
import { openTrialProvider } from '../../../../hub/trial'

type Claims = JWTPayload & Record<string, unknown>
type Forgery = (claims: Claims, key: JWK) => Promise<string>

/** The trial's provider, except that a test may have it hand out other ID tokens than it should. */
export class Forger {
  /** What becomes of the next ID tokens; null leaves them as they are. */
  forgery: Forgery | null = null
  #key: JWK | null = null

  /** The forgery of one token that the provider gave out. */
  forge(token: string, forgery: Forgery): Promise<string> {
    if (this.#key === null) throw new Error('the provider is not open')
    return forgery(decodeJwt(token), this.#key)
  }

  readonly open = () =>
    openTrialProvider((provider, key) => {
      this.#key = key
      provider.use(async (ctx, next) => {
        await next()
        const { body, path } = ctx
        const isTokenAnswer = path === '/token' && typeof body === 'object' && body !== null && 'id_token' in body
        if (!isTokenAnswer || this.forgery === null) return
        ctx.body = { ...body, id_token: await this.forgery(decodeJwt(String(body.id_token)), key) }
      })
    })
}

/** Other claims under the provider's own signature. */
export const claiming =
  (change: Record<string, unknown>): Forgery =>
  async (claims, key) => {
    const signer = new SignJWT({ ...claims, ...change }).setProtectedHeader({ alg: 'RS256', ...(key.kid && { kid: key.kid }) })
    return signer.sign(await importJWK(key as never, 'RS256'))
  }

/** The same claims without a signature (`alg: none`). */
export const unsigned: Forgery = async (claims) => new UnsecuredJWT(claims).encode()

/** The same claims under a secret that somebody made up, with the algorithm that shares one (RFC 8725, 2.1). */
export const signedWithSecret: Forgery = async (claims) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('x'.repeat(32)))

/** The same claims with one bit of the signature changed. */
export const damaged: Forgery = async (claims, key) => {
  const token = await claiming({})(claims, key)
  const [head, body, signature = ''] = token.split('.')
  const bytes = Buffer.from(signature, 'base64url')
  bytes[10] = (bytes[10] ?? 0) ^ 1
  return `${head}.${body}.${bytes.toString('base64url')}`
}

/** Everything that must open no session, by name. */
export const FORGERIES: Record<string, Forgery> = {
  'no signature': unsigned,
  'a made-up secret': signedWithSecret,
  'a damaged signature': damaged,
  'another issuer': claiming({ iss: 'https://evil.example' }),
  'another audience': claiming({ aud: 'somebody-else' }),
  'several audiences, asked for by another': claiming({ aud: ['assay-hub', 'assay-desktop', 'x'], azp: 'x' }),
  'a time that is over': claiming({ exp: Math.floor(Date.now() / 1000) - 3600 }),
}
