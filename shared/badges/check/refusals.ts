/** Why a credential is refused, each with the sentence that a person reads. */
export const REFUSALS = {
  'no-badge': 'There is no badge in this file, or the file is damaged.',
  'older-badge':
    'This is a badge of Open Badges 2.0 or older, for which its issuer’s website vouches. Only Open Badges 3.0 are checked here.',
  'not-a-credential': 'This is not a verifiable credential.',
  'too-large': 'The credential is larger or more deeply nested than any real one.',
  'unknown-context': 'The credential uses vocabulary that is not built in, so what was signed cannot be established.',
  unsigned: 'The credential carries no signature.',
  'unsupported-signature':
    'The signature is of a kind that cannot be checked here (only eddsa-rdfc-2022, ecdsa-rdfc-2019, and JWTs with EdDSA, RS256, ES256 or ES384 can).',
  'unsupported-issuer':
    'The issuer is identified in a way that cannot be looked up here (only did:key, did:jwk, did:web and web addresses can).',
  'issuer-not-asked': 'The issuer’s keys are on its website, which was not asked.',
  'issuer-unreachable': 'The issuer’s website could not be reached.',
  'issuer-keyless': 'The issuer’s website does not hand out keys that could be used.',
  'issuer-mismatch': 'The signature was made with a key that does not belong to the stated issuer.',
  'claims-differ': 'What the token says about the credential is not what the credential says.',
  'unsupported-status': 'The credential can be revoked in a way that cannot be checked here.',
  'status-unknown': 'Whether the credential was revoked cannot be established: the list that says so is missing or not in order.',
  'status-not-asked': 'Whether the credential was revoked stands in a list on the issuer’s website, which was not asked.',
  revoked: 'The issuer has revoked the credential.',
  suspended: 'The issuer has suspended the credential.',
  'not-yet-valid': 'The credential is not valid yet.',
  expired: 'The credential has expired.',
  'undefined-term':
    'The credential contains a statement that its vocabulary does not define, so it is not covered by the signature.',
  changed: 'The content does not match the signature: it was changed after signing, or signed with another key.',
  'too-complex': 'The credential is built so that checking it takes unreasonably long.',
  malformed: 'The credential is not well formed.',
} as const

export type RefusalCode = keyof typeof REFUSALS
export type Refusal = { ok: false; code: RefusalCode; reason: string }

/** The refusal with this code. */
export function refuse(code: RefusalCode): Refusal {
  return { ok: false, code, reason: REFUSALS[code] }
}
