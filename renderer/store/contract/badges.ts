import type { CredentialSummary } from '../../../shared/domain'

export type BadgeRecord = CredentialSummary & {
  /** The signed credential as text once it has been fetched; null until then. */
  document: string | null
  /** The same as a VC-JWT; null until it has been fetched, and for badges that have none. */
  token: string | null
  /** PNG with the credential baked in; null until it has been fetched. */
  image: Uint8Array | null
}

export type BadgeStore = {
  list(): Promise<BadgeRecord[]>
  find(credentialId: string): Promise<BadgeRecord | null>
}
