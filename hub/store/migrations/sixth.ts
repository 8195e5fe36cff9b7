/** Signing in with an OpenID provider. */
export const sixth: readonly string[] = [
  `create table identities (
    issuer text not null, subject text not null, person_id uuid not null references people, since timestamptz not null,
    primary key (issuer, subject))`,
  `create table sign_in_attempts (
    state_hash text primary key, browser_hash text not null, nonce text not null, verifier text not null,
    started_at timestamptz not null)`,
  'create table used_id_tokens (token_hash text primary key, expires_at timestamptz not null)',
  'alter table sessions add column issuer text',
  'create index sessions_by_person on sessions (person_id)',
]
