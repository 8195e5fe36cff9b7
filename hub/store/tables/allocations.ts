import type { Selectable } from 'kysely'
import type { AllocationState, Annotation, Assessment } from '../../../shared/domain'
import type { Bytes } from './columns'
import type { FeedReason } from './feed'

export type Purpose = 'first' | 'second' | 'second-look' | 'adjudication' | 'reference' | 'calibration' | 'seed'

export type AllocationsTable = {
  id: string
  submission_id: string
  submission_revision: number
  assessor_id: string
  task: 'assess' | 'adjudicate' | 'calibrate'
  purpose: Purpose
  state: AllocationState
  revision: number
  due_on: string
  lease_until: Date
  /** How often the lease was extended since the submission's revision came. */
  lease_renewals: number
  rubric_id: string
  rubric_version: number
  ended_at: Date | null
  /** Since when the assessor no longer sees it. */
  hidden_at: Date | null
  /** When its assessor handed their draft over to whoever has the work now: that happens once. */
  handed_over_at: Date | null
  /** What its assessor's machines were asked to let go of by an operator; null where they weren't. */
  purged: Extract<FeedReason, 'purged' | 'purged-unsent'> | null
  /** The calibration round that it is a part of; null for live work. */
  round_id: string | null
}
export type AllocationRow = Selectable<AllocationsTable>

/** By which key a person's drafts travel between their devices; no row where they don't. */
export type DraftKeysTable = { person_id: string; key_name: string }

/** The draft of an open allocation as its assessor's devices left it; the hub can't open it. */
export type DraftsTable = {
  allocation_id: string
  person_id: string
  key_name: string
  version: number
  /** Of the sealed bytes. */
  sha256: string
  sealed: Bytes
  stored_at: Date
}

/** Drafts that were handed over, until the allocation that they were handed to is gone. */
export type HandedDraftsTable = {
  command_id: string
  /** The one that receives it. */
  allocation_id: string
  from_person_id: string
  /** `HandedContent`, under the candidate's key. */
  sealed: Bytes
  handed_at: Date
}

export type HandedContent = { draft: Assessment; annotations: Annotation[] }

export type AllocationTables = {
  allocations: AllocationsTable
  draft_keys: DraftKeysTable
  drafts: DraftsTable
  handed_drafts: HandedDraftsTable
}
