import { BUNDLED_CONTEXTS, MULTIKEY_CONTEXT } from '../../shared/badges'

/** What a JSON-LD processor gets for an address. */
export type LoadedDocument = { contextUrl: null; documentUrl: string; document: object }

/** An address that is neither a bundled context nor a did:key. */
export class UnknownDocumentError extends Error {
  constructor(readonly url: string) {
    super(`"${url}" is neither a bundled context nor an Ed25519 did:key; documents are never fetched from the network`)
    this.name = 'UnknownDocumentError'
  }
}

const DID_CONTEXT = 'https://www.w3.org/ns/did/v1'

/** An Ed25519 key as did:key writes it: base58btc (`z`) of 0xed01 and 32 bytes, which always begins with `z6Mk`. */
const ED25519_DID_KEY = /^did:key:(z6Mk[1-9A-HJ-NP-Za-km-z]{44})(?:#(.*))?$/

/**
 * Loads a bundled context, or makes the DID document (or, with a fragment, the verification method) that an Ed25519 did:key stands
 * for. Everything else is refused: a credential that we are handed must not decide what the hub fetches.
 * @throws UnknownDocumentError
 */
export async function loadDocument(url: string): Promise<LoadedDocument> {
  const document = BUNDLED_CONTEXTS.get(url) ?? resolveDidKey(url)
  if (!document) throw new UnknownDocumentError(url)
  return { contextUrl: null, documentUrl: url, document }
}

/** did:key method, W3C CCG, section 3.1: the key itself is the document. Undefined where the address isn't such a key. */
function resolveDidKey(url: string): object | undefined {
  const [, key, fragment] = ED25519_DID_KEY.exec(url) ?? []
  if (key === undefined || (fragment !== undefined && fragment !== key)) return undefined
  const did = `did:key:${key}`
  const method = { id: `${did}#${key}`, type: 'Multikey', controller: did, publicKeyMultibase: key }
  if (fragment !== undefined) return { '@context': MULTIKEY_CONTEXT, ...method }
  return {
    '@context': [DID_CONTEXT, MULTIKEY_CONTEXT],
    id: did,
    verificationMethod: [method],
    assertionMethod: [method.id],
    authentication: [method.id],
  }
}
