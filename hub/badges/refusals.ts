/** Why a credential is refused, each with the sentence that a person reads. */
const REFUSALS = {
  'not-a-credential': 'This is not a verifiable credential.',
  'too-large': 'The credential is larger or more deeply nested than any real one.',
  'unknown-context': 'The credential uses vocabulary that is not built in, so what was signed cannot be established.',
  unsigned: 'The credential carries no signature.',
  'unsupported-signature': 'The signature is of a kind that cannot be checked here (only eddsa-rdfc-2022 can).',
  'unsupported-issuer': 'The issuer is not identified by an Ed25519 did:key, so its key cannot be looked up without a network.',
  'issuer-mismatch': 'The signature was made with a key that does not belong to the stated issuer.',
  'unsupported-status': 'The credential points to a revocation list, which cannot be checked here.',
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
