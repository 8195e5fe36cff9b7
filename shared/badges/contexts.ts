import credentialsV2 from './contexts/credentials-v2.json'
import dataIntegrityV2 from './contexts/data-integrity-v2.json'
import multikeyV1 from './contexts/multikey-v1.json'
import openBadges301 from './contexts/open-badges-3.0.1.json'
import openBadges302 from './contexts/open-badges-3.0.2.json'
import openBadges303 from './contexts/open-badges-3.0.3.json'
import openBadgesExtensions from './contexts/open-badges-extensions.json'
import vouchStatement from './contexts/vouch-statement.json'

/** Address of the W3C Verifiable Credentials 2.0 context; always the first in a credential. */
export const CREDENTIALS_CONTEXT = 'https://www.w3.org/ns/credentials/v2'

/** Address of the Open Badges 3.0 context, at the version that we write. */
export const OPEN_BADGES_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

/** Address of the context of a `Multikey`, the form in which did:key hands out a public key. */
export const MULTIKEY_CONTEXT = 'https://w3id.org/security/multikey/v1'

/** The only JSON-LD contexts that signing and verifying may use, by address. */
export const BUNDLED_CONTEXTS: ReadonlyMap<string, object> = new Map<string, object>([
  [CREDENTIALS_CONTEXT, credentialsV2],
  [OPEN_BADGES_CONTEXT, openBadges303],
  // Earlier versions on the same data model, which others write.
  ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json', openBadges302],
  ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json', openBadges301],
  ['https://purl.imsglobal.org/spec/ob/v3p0/extensions.json', openBadgesExtensions],
  ['https://w3id.org/security/data-integrity/v2', dataIntegrityV2],
  [MULTIKEY_CONTEXT, multikeyV1],
])

/**
 * The one context that a credential may carry inside: the fields of a vouch statement beside Open Badges' own `endorsementComment`. It
 * stands in the vouch itself, so that every verifier has it at hand. Ours accepts exactly this one: with another, the same signature
 * could be made to fit other words, since it covers what the terms mean and not how they are called.
 */
export const VOUCH_STATEMENT_CONTEXT: object = vouchStatement
