import { z } from 'zod'
import { inspectStatements, inspectValidity, issuerId } from './inspect'
import { type DidDocument, findIssuer } from './issuers'
import { isObject, isSameJson, type JsonObject, parseJson } from './json-shape'
import { algorithmOf, fits, isSameKey, jwkOf, PublicJwkSchema, type Signed } from './keys'
import { decodeBase64Url, decodeText, encodeText } from './platform'
import type { Proven } from './proof'
import { type Refusal, refuse } from './refusals'

/** Longest token that is looked at: the longest credential, and the third that base64url adds. */
const MAX_LENGTH = 3 * 1024 * 1024

/** Open Badges 3.0, section 8.2.3: other headers than these are not allowed. */
const HeaderSchema = z.strictObject({
  alg: z.enum(['EdDSA', 'RS256', 'ES256', 'ES384']),
  typ: z.literal('JWT').optional(),
  kid: z.string().max(2000),
  // A private key, or how it was come by, has no place here.
  jwk: z.union(PublicJwkSchema.options.map((kind) => kind.strict())).optional(),
})

/** The parts of a compact JWS (RFC 7515, section 7.1), unchecked. */
type Token = { header: JsonObject; payload: JsonObject } & Signed

/**
 * Checks a credential that came as a VC-JWT signed with Ed25519, RSA or ECDSA (Open Badges 3.0, section 8.2): its signature, what it says of
 * itself by the names of RFC 7519, and its dates. Takes any text and never throws.
 * @param issuers those who are known beside those whose address is their key
 */
export async function verifyToken(text: string, now: Date, issuers: readonly DidDocument[]): Promise<Proven | Refusal> {
  if (text.length > MAX_LENGTH) return refuse('too-large')
  const token = readToken(text)
  if (!token) return refuse('not-a-credential')
  const allowed = HeaderSchema.safeParse(token.header)
  if (!allowed.success) return refuse('unsupported-signature')
  const { alg, kid, jwk } = allowed.data
  const { claims, statements } = splitPayload(token.payload)
  const issuer = findIssuer(issuerId(statements), issuers)
  if (!issuer) return refuse('unsupported-issuer')
  const method = issuer.verificationMethod.find(({ id }) => id === kid)
  const key = method && (await jwkOf(method))
  if (!key || (jwk && !isSameKey(key, jwk))) return refuse('issuer-mismatch')
  // The key says how it signs, not whoever wrote the token.
  if (algorithmOf(key) !== alg || !(await fits(token, key))) return refuse('changed')
  const inspected = inspectStatements(statements)
  if (!inspected.ok) return inspected
  const { credential } = inspected
  if (!isSameJson(claims, claimsOf(credential))) return refuse('claims-differ')
  return inspectValidity(credential, now) ?? { ok: true, issuer: issuer.id, credential }
}

/** What a token says, its signature unchecked, and which key it names; undefined where it is no token. */
export function readTokenStatements(text: string): { statements: JsonObject; keyId: string | undefined } | undefined {
  const token = text.length > MAX_LENGTH ? undefined : readToken(text)
  if (!token) return undefined
  const { kid } = token.header
  return { statements: splitPayload(token.payload).statements, keyId: typeof kid === 'string' ? kid : undefined }
}

/** Open Badges 3.0, section 8.2.4.1: what the registered claims must be. */
export function claimsOf(credential: object): JsonObject {
  const { id, validFrom, validUntil, credentialSubject }: JsonObject = { ...credential }
  return {
    iss: issuerId({ ...credential }),
    // A credential without the one or the other fits no token: both claims are required.
    sub: isObject(credentialSubject) ? (credentialSubject.id ?? null) : null,
    jti: id ?? null,
    nbf: numericDate(validFrom),
    ...(validUntil !== undefined && { exp: numericDate(validUntil) }),
  }
}

/** Seconds since 1970 (RFC 7519, section 2). */
function numericDate(instant: unknown): number {
  return Math.floor(Date.parse(String(instant)) / 1000)
}

function splitPayload({ iss, sub, jti, nbf, exp, ...statements }: JsonObject): { claims: JsonObject; statements: JsonObject } {
  return { claims: { iss, sub, jti, nbf, ...(exp !== undefined && { exp }) }, statements }
}

function readToken(text: string): Token | undefined {
  const [header, payload, signature, ...more] = text.split('.')
  const bytes = signature === undefined || more.length > 0 ? undefined : decodeBase64Url(signature)
  const [head, body] = [readPart(header), readPart(payload)]
  return (
    head && body && bytes && { header: head, payload: body, text, signed: encodeText(`${header}.${payload}`), signature: bytes }
  )
}

function readPart(part: string | undefined): JsonObject | undefined {
  const bytes = part === undefined ? undefined : decodeBase64Url(part)
  const value = bytes && parseJson(decodeText(bytes) ?? '')
  return isObject(value) ? value : undefined
}
