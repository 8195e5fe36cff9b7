import type { Generated } from 'kysely'
import type { CredentialState } from '../../../shared/domain'
import type { Json } from './columns'

export type CredentialsTable = {
  id: string
  /** These three are null for the badge of a pathway, the two after them for any other. */
  decision_id: string | null
  submission_id: string | null
  achievement_id: string | null
  pathway_id: string | null
  candidate_id: string | null
  state: CredentialState
  ordered_at: Date
  released_at: Date | null
  document: Json<object> | null
  image_sha256: string | null
  /** Its place in a status list; null for badges from before there were any. */
  status_list_id: string | null
  status_index: number | null
  /** The same credential as a VC-JWT. */
  jwt: string | null
  revoked_at: Date | null
  revocation_reason: string | null
}

/** The badges by which a pathway's was earned. */
export type PathwayPartsTable = { credential_id: string; part_id: string; position: number }

/** Public halves of the keys that badges were ever signed with. */
export type IssuerKeysTable = { public_key: string; jwk_x: string; since: Date }

/** Lists that say which badges were revoked. */
export type StatusListsTable = {
  id: string
  /** Where it is found, together with its id; in every badge of it, so it never changes. */
  origin: string
  /** Who signs it: the issuer of its badges. */
  issuer: string
  made_at: Date
  /** How many places of it were given away. */
  taken: number
  /** As it was last signed; null where it must be signed anew. */
  document: Json<object> | null
  signed_at: Date | null
}

export type BadgeOrdersTable = {
  credential_id: string
  attempts: Generated<number>
  try_after: Date
  last_error: string | null
  done_at: Date | null
}

export type BadgeTables = {
  credentials: CredentialsTable
  pathway_parts: PathwayPartsTable
  issuer_keys: IssuerKeysTable
  status_lists: StatusListsTable
  badge_orders: BadgeOrdersTable
}
