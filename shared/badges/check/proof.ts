import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite as ecdsa } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import { cryptosuite as eddsa } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { documentLoader } from './document-loader'
import { inspectCredential } from './inspect'
import type { DidDocument } from './issuers'
import type { JsonObject } from './json-shape'
import { stopAfter } from './platform'
import { type Refusal, refuse } from './refusals'

/** A credential whose signature fits and whose dates are right; whether it was revoked is another question. */
export type Proven = { ok: true; issuer: string; credential: JsonObject }

/** Milliseconds that canonicalisation may take before we stop. A real credential takes about ten. */
const TIME_LIMIT_MS = 3000

/**
 * Checks a credential's Data Integrity proof (`eddsa-rdfc-2022` or `ecdsa-rdfc-2019`, JSON-LD safe mode) and its dates. Takes anything, including rubbish; never
 * throws, never reads the network, and is bounded in size and time.
 * @param issuers those who are known beside those whose address is their key
 */
export async function verifyProof(document: unknown, now: Date, issuers: readonly DidDocument[]): Promise<Proven | Refusal> {
  try {
    const inspected = inspectCredential(document, now, issuers)
    if (!inspected.ok) return inspected
    const { credential, issuer, suite: name } = inspected
    const cryptosuite = name === ecdsa.name ? ecdsa : eddsa
    const signal = stopAfter(TIME_LIMIT_MS)
    const bounded = {
      ...cryptosuite,
      // A graph of look-alike blank nodes can keep RDFC-1.0 busy for ages; the work factor and the signal stop that.
      canonize: (input: object, options: object) => cryptosuite.canonize(input, { ...options, maxWorkFactor: 1, signal }),
    }
    const suite = new DataIntegrityProof({ cryptosuite: bounded })
    const result = await vc.verifyCredential({
      credential,
      suite,
      documentLoader: documentLoader(issuers),
      // Asked for where there is a status; we look at it ourselves once the signature is known to fit.
      checkStatus: async () => ({ verified: true }),
      now,
    })
    if (result.verified) return { ok: true, issuer, credential }
    return explain(result.error)
  } catch (error) {
    return explain(error)
  }
}

/** The reason behind an error of the signature suite or of the JSON-LD processor. */
function explain(error: unknown): Refusal {
  const text = messages(error).join('\n')
  if (/Invalid signature/.test(text)) return refuse('changed')
  if (/Safe mode|Dropping property|validation error/i.test(text)) return refuse('undefined-term')
  if (/Maximum deep iterations|Abort signal/.test(text)) return refuse('too-complex')
  if (/must match the verification method controller/.test(text)) return refuse('issuer-mismatch')
  return refuse('malformed')
}

/** Messages of an error and of those inside it, which is where the libraries keep the real one. */
function messages(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)]
  const inner = 'errors' in error && Array.isArray(error.errors) ? error.errors : []
  return [error.message, ...inner.flatMap(messages), ...(error.cause === undefined ? [] : messages(error.cause))]
}
