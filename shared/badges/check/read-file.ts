import { readBakedPng } from '../png'
import { readBakedSvg } from '../svg'
import { asList, isObject, type JsonObject, parseJson } from './json-shape'
import { decodeText } from './platform'
import { type Refusal, refuse } from './refusals'
import { readTokenStatements } from './token'

/** What a badge came as. */
export type BadgeForm = 'png' | 'svg' | 'json' | 'jwt'

/** A credential as it lay in a file: a document with a proof in it, or a token. `statements` is what it says, unchecked. */
export type BadgeFile = { ok: true; form: BadgeForm; statements: JsonObject } & (
  | { secured: 'proof' }
  | { secured: 'token'; token: string; keyId: string | undefined }
)

/** Finds the credential in a baked PNG or SVG picture, in a JSON text, or in a VC-JWT. Takes any bytes and never throws. */
export function readBadgeFile(bytes: Uint8Array): BadgeFile | Refusal {
  const found = findText(bytes)
  if (!found) return refuse('no-badge')
  if (found === 'older') return refuse('older-badge')
  const { form, text } = found
  if (!text.startsWith('{')) {
    const read = readTokenStatements(text)
    if (!read) return refuse('not-a-credential')
    return { ok: true, form: form === 'json' ? 'jwt' : form, secured: 'token', token: text, ...read }
  }
  const statements = parseJson(text)
  if (isObject(statements) && isOlderBadge(statements)) return refuse('older-badge')
  return isObject(statements) ? { ok: true, form, secured: 'proof', statements } : refuse('not-a-credential')
}

/** Whether this is an assertion of Open Badges 2.0 or older, which its issuer's site vouches for instead of a signature in it. */
function isOlderBadge({ '@context': contexts, type, verify, badge }: JsonObject): boolean {
  const isNamed = asList(contexts).some(
    (one) => typeof one === 'string' && /^https:\/\/(w3id|purl\.imsglobal)\.org\/(spec\/ob\/v2p|openbadges)/.test(one),
  )
  // The oldest have no context.
  return (
    (isNamed && !asList(type).includes('VerifiableCredential')) ||
    (contexts === undefined && isObject(verify) && badge !== undefined)
  )
}

/** The credential as text, JSON or token; undefined where there is none in these bytes. */
function findText(bytes: Uint8Array): { form: BadgeForm; text: string } | 'older' | undefined {
  const png = readBakedPng(bytes)
  if (png.ok) return { form: 'png', text: png.credential.trim() }
  if (png.problem !== 'not-a-png') return png.problem === 'older' ? 'older' : undefined
  const text = decodeText(bytes)?.trim()
  if (text === undefined) return undefined
  if (!text.startsWith('<')) return { form: 'json', text }
  const svg = readBakedSvg(text)
  if (svg.ok) return { form: 'svg', text: svg.credential }
  return svg.problem === 'older' ? 'older' : undefined
}
