/** Badges that can be revoked, the keys that they were signed with, and badges as tokens. */
export const eighth: readonly string[] = [
  'create table issuer_keys (public_key text primary key, jwk_x text not null, since timestamptz not null)',
  `create table status_lists (
    id uuid primary key, origin text not null, issuer text not null, made_at timestamptz not null, taken int not null,
    document jsonb, signed_at timestamptz)`,
  'create index status_lists_by_issuer on status_lists (issuer, origin, made_at)',
  `alter table credentials add column status_list_id uuid references status_lists, add column status_index int,
    add column jwt text, add column revoked_at timestamptz, add column revocation_reason text`,
  'create unique index credentials_by_status on credentials (status_list_id, status_index)',
]
