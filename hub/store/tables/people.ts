import type { ColumnType } from 'kysely'
import type { Role } from '../../../shared/domain'
import type { Json } from './columns'

export type PeopleTable = {
  id: string
  name: string
  roles: Json<Role[]>
  panels: Json<string[]>
  /** What they are competent in. */
  competences: ColumnType<string[], string | undefined, string>
  about: string
}

/** Who may assess what, where policy asks for it, and might until it ended. */
export type QualificationsTable = {
  id: ColumnType<string, never, never>
  person_id: string
  achievement_id: string
  /** The last calendar date, in the provider's zone, on which it counts; null: until further notice. */
  until: string | null
  given_at: Date
  /** An `Actor`. */
  given_by: string
  /** The calibration round that showed it; null: none did. */
  round_id: string | null
  /** Why; null where nobody said. */
  reason: string | null
  /** Null while it counts, as the two below. */
  ended_at: Date | null
  /** An `Actor`; `hub`: its time was over. */
  ended_by: string | null
  end_reason: string | null
}

export type SessionsTable = {
  token_hash: string
  person_id: string
  created_at: Date
  expires_at: Date
  /** The OpenID provider that vouched for the person; null for a sample person's. */
  issuer: string | null
}

/** Whom a provider means by a subject: it never gives the same one to somebody else. */
export type IdentitiesTable = { issuer: string; subject: string; person_id: string; since: Date }

/** A browser's sign-in on its way to the provider and back. */
export type SignInAttemptsTable = {
  state_hash: string
  /** Of the cookie of the browser that began it. */
  browser_hash: string
  nonce: string
  /** Proves to the provider that the code comes back to who asked for it (PKCE). */
  verifier: string
  started_at: Date
}

/** ID tokens that have opened a session, until they expire. */
export type UsedIdTokensTable = { token_hash: string; expires_at: Date }

export type PeopleTables = {
  people: PeopleTable
  qualifications: QualificationsTable
  sessions: SessionsTable
  identities: IdentitiesTable
  sign_in_attempts: SignInAttemptsTable
  used_id_tokens: UsedIdTokensTable
}
