import type { Kysely } from 'kysely'
import type { Secrets } from '../secrets'
import { sealOldRows } from './seal-old-rows'

/**
 * What is known of a candidate lies under their key, rows of before too, so that it can't be read once the key is destroyed. Not their files:
 * those are removed then, after the transaction, from this list.
 */
export const thirtieth: readonly (string | ((db: Kysely<unknown>, secrets: Secrets) => Promise<void>))[] = [
  'alter table hub add column key_mark text',
  'alter table candidates add column erased_at timestamptz',
  'create table unwanted_files (sha256 text primary key)',
  'alter table submission_revisions add column sealed bytea',
  'alter table waiting_revisions add column sealed bytea, add column files jsonb',
  `alter table assessments add column sealed bytea, add column sealed_notes bytea,
    add column rubric_id uuid, add column rubric_version int`,
  'alter table decisions add column sealed_feedback bytea',
  'alter table handed_drafts add column sealed bytea',
  'alter table receipts add column reason_id uuid references reasons',
  sealOldRows,
  'alter table submission_revisions drop column narrative, drop column earlier_decision',
  'alter table evidence drop column body',
  'delete from waiting_revisions where sealed is null',
  'alter table waiting_revisions drop column body, alter column sealed set not null, alter column files set not null',
  `update assessments set rubric_id = (body ->> 'rubricId')::uuid, rubric_version = (body ->> 'rubricVersion')::int`,
  `alter table assessments drop column body, drop column annotations,
    alter column rubric_id set not null, alter column rubric_version set not null`,
  'alter table decisions drop column feedback',
  'delete from handed_drafts where sealed is null',
  'alter table handed_drafts drop column draft, drop column annotations, alter column sealed set not null',
  `update receipts set body = body - 'returned'`,
]

/** What these tables held in plain stays on the disk until they are written anew. */
export const REWRITTEN_BY_THIRTIETH = [
  'submission_revisions',
  'waiting_revisions',
  'evidence',
  'assessments',
  'decisions',
  'handed_drafts',
  'receipts',
] as const
