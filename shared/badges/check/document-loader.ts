import { BUNDLED_CONTEXTS, MULTIKEY_CONTEXT } from '../contexts'
import { type DidDocument, findIssuer } from './issuers'

/** What a JSON-LD processor gets for an address. */
export type LoadedDocument = { contextUrl: null; documentUrl: string; document: object }

export type DocumentLoader = (url: string) => Promise<LoadedDocument>

/** An address that is neither a bundled context nor a known issuer. */
export class UnknownDocumentError extends Error {
  constructor(readonly url: string) {
    super(`"${url}" is neither a bundled context nor a known issuer; documents are never fetched from the network`)
    this.name = 'UnknownDocumentError'
  }
}

/**
 * A loader of bundled contexts and of DID documents (with a fragment, of the verification method): those given, and what each Ed25519 did:key
 * stands for. It refuses everything else with an UnknownDocumentError: a credential that we are handed must not decide what is
 * fetched while it is being read.
 */
export function documentLoader(issuers: readonly DidDocument[] = []): DocumentLoader {
  return async (url) => {
    const document = BUNDLED_CONTEXTS.get(url) ?? findInDocuments(url, issuers)
    if (!document) throw new UnknownDocumentError(url)
    return { contextUrl: null, documentUrl: url, document }
  }
}

function findInDocuments(url: string, issuers: readonly DidDocument[]): object | undefined {
  const [did = '', ...fragment] = url.split('#')
  const document = findIssuer(did, issuers)
  if (fragment.length === 0) return document
  const method = document?.verificationMethod.find(({ id }) => id === url)
  return method && { '@context': MULTIKEY_CONTEXT, ...method }
}
