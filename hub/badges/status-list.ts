import { gzipSync } from 'node:zlib'
import { CREDENTIALS_CONTEXT, setStatuses, toWholeSeconds } from '../../shared/badges'

/** A `BitstringStatusListCredential` (Bitstring Status List 1.0, section 2.2) before it is signed. */
export type StatusListCredential = {
  '@context': [string]
  id: string
  type: ['VerifiableCredential', 'BitstringStatusListCredential']
  issuer: { id: string }
  validFrom: string
  validUntil: string
  credentialSubject: {
    id: string
    type: 'BitstringStatusList'
    statusPurpose: 'revocation'
    encodedList: string
    /** Milliseconds after which a copy should be fetched anew. */
    ttl: number
  }
}

/** For how long a copy of a list may be used without asking again, in seconds; what is revoked is known everywhere after that. */
export const STATUS_LIST_MAX_AGE_SECONDS = 300

/** How long a signed list is good, in days: who holds back the newest can't pass off an older one for longer. */
const VALID_DAYS = 7

/** The list at this address in which exactly these credentials are revoked. */
export function buildStatusList(
  { address, issuer, revoked }: { address: string; issuer: string; revoked: Iterable<number> },
  at: Date,
): StatusListCredential {
  return {
    '@context': [CREDENTIALS_CONTEXT],
    id: address,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: { id: issuer },
    validFrom: toWholeSeconds(at.toISOString()),
    validUntil: toWholeSeconds(new Date(at.getTime() + VALID_DAYS * 86_400_000).toISOString()),
    credentialSubject: {
      id: `${address}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: `u${gzipSync(setStatuses(revoked)).toString('base64url')}`,
      ttl: STATUS_LIST_MAX_AGE_SECONDS * 1000,
    },
  }
}
