import type { ColumnType, Generated, Selectable } from 'kysely'
import type {
  Achievement,
  AllocationState,
  Annotation,
  Assessment,
  CredentialState,
  EvidenceItem,
  EarlierDecision,
  Outcome,
  Receipt,
  Role,
  Rubric,
  SubmissionState,
} from '../../shared/domain'
import type { Change, CommandResult } from '../../shared/protocol'

/** JSON is handed in as text and comes back parsed. */
type Json<T> = ColumnType<T, string, string>
type Bytes = ColumnType<Uint8Array, Uint8Array, Uint8Array>
/** A 64-bit number, carried as text because JavaScript's numbers end earlier. */
type Serial = ColumnType<string, never, never>

/** What makes this hub this hub; one row. */
export type HubTable = { only_row: Generated<boolean>; id: string; name: string; time_zone: string; lineage: string }

export type PeopleTable = { id: string; name: string; roles: Json<Role[]>; panels: Json<string[]>; about: string }

export type SessionsTable = { token_hash: string; person_id: string; created_at: Date; expires_at: Date }

export type AchievementsTable = { id: string; body: Json<Achievement>; image_sha256: string }

export type RubricsTable = {
  id: string
  version: number
  achievement_id: string
  state: Rubric['state']
  body: Json<Rubric>
  published_at: Date
}

/** Name and address lie sealed under the candidate's own key. */
export type CandidatesTable = { id: string; sealed: Bytes }
export type CandidateKeysTable = { candidate_id: string; wrapped: Bytes }
export type PseudonymsTable = { achievement_id: string; candidate_id: string; pseudonym: string }

export type SubmissionsTable = {
  id: string
  achievement_id: string
  candidate_id: string
  state: SubmissionState
  revision: number
}

export type SubmissionRevisionsTable = {
  submission_id: string
  revision: number
  received_at: Date
  narrative: string
  earlier_decision: Json<EarlierDecision> | null
}

export type EvidenceTable = {
  submission_id: string
  revision: number
  position: number
  id: string
  sha256: string
  body: Json<EvidenceItem>
  /** For vouches: marks of the voucher's and the candidate's names, by which mutual vouches are found. */
  voucher_mark: string | null
  candidate_mark: string
}

/** Where the file of an evidence item's rendition belongs, so that it can be asked for. */
export type RenditionsTable = { submission_id: string; revision: number; evidence_id: string; id: string; sha256: string }

/** The shortest ring of candidates that a vouch is part of, by marks: who vouches for the next one, the last for the first. */
export type VouchRingsTable = { voucher_mark: string; candidate_mark: string; members: Json<string[]> }

/** Revisions handed in with the package that wait until the candidate resubmits. */
export type WaitingRevisionsTable = { submission_id: string; body: Json<PreparedRevision> }

export type PreparedItem = { item: EvidenceItem; voucherMark: string | null }
export type PreparedRevision = {
  revision: number
  narrative: string
  items: PreparedItem[]
  candidateMark: string
  earlierDecision: EarlierDecision | null
}

export type Purpose = 'first' | 'second' | 'adjudication'

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
}

export type CommandsTable = {
  id: string
  person_id: string
  body_sha256: string
  received_at: Date
  /** The answer that was given; a repetition gets the same. */
  result: Json<CommandResult> | null
}

export type AssessmentsTable = {
  command_id: string
  allocation_id: string
  submission_id: string
  submission_revision: number
  body: Json<Assessment>
  annotations: Json<Annotation[]>
  accepted_at: Date
  /** Until then it can be taken back. */
  release_at: Date
  taken_back_at: Date | null
}

/** Append-only. */
export type RatingsTable = {
  position: Serial
  purpose: Purpose
  submission_id: string
  submission_revision: number
  rubric_id: string
  rubric_version: number
  criterion_id: string
  level_id: string
  rater_id: string
  sequence: number
  command_id: string
  rated_at: Date
}

export type DecisionsTable = {
  id: string
  submission_id: string
  submission_revision: number
  command_id: string | null
  outcome: Outcome
  feedback: string
  /** Level by criterion that is recorded (with two assessors the lower one). */
  levels: Json<Record<string, string>>
  state: 'pending' | 'final' | 'void'
  made_at: Date
  release_at: Date
  final_at: Date | null
}

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

export type CredentialsTable = {
  id: string
  decision_id: string
  submission_id: string
  achievement_id: string
  state: CredentialState
  ordered_at: Date
  released_at: Date | null
  document: Json<object> | null
  image_sha256: string | null
}

export type BadgeOrdersTable = {
  credential_id: string
  attempts: Generated<number>
  try_after: Date
  last_error: string | null
  done_at: Date | null
}

/** Drafts that were handed over, until the allocation that they were handed to is gone. */
export type HandedDraftsTable = {
  command_id: string
  /** The one that receives it. */
  allocation_id: string
  from_person_id: string
  draft: Json<Assessment>
  annotations: Json<Annotation[]>
  handed_at: Date
}

export type ReceiptsTable = { allocation_id: string; body: Json<Receipt> }

export type FeedKind = Change['kind']
export type FeedReason = NonNullable<Extract<Change, { op: 'remove' }>['reason']>

export type FeedTable = {
  position: Serial
  /** `xid8`: the transaction that wrote it, filled in by the database. */
  xid: ColumnType<string, never, string>
  audience: string
  kind: FeedKind
  record_id: string
  /** Only for rubrics, whose versions are records of their own. */
  version: number | null
  op: 'put' | 'remove'
  reason: FeedReason | null
  row_id: ColumnType<string, never, never>
}

/** Append-only; ids only, no personal data. */
export type AuditTable = {
  position: Serial
  at: Date
  actor: string
  action: string
  subject_kind: string
  subject_id: string
  detail: Json<Record<string, string | number | null>>
}

export type Tables = {
  hub: HubTable
  people: PeopleTable
  sessions: SessionsTable
  achievements: AchievementsTable
  rubrics: RubricsTable
  candidates: CandidatesTable
  candidate_keys: CandidateKeysTable
  pseudonyms: PseudonymsTable
  submissions: SubmissionsTable
  submission_revisions: SubmissionRevisionsTable
  evidence: EvidenceTable
  renditions: RenditionsTable
  vouch_rings: VouchRingsTable
  waiting_revisions: WaitingRevisionsTable
  allocations: AllocationsTable
  commands: CommandsTable
  assessments: AssessmentsTable
  ratings: RatingsTable
  decisions: DecisionsTable
  draft_keys: DraftKeysTable
  drafts: DraftsTable
  credentials: CredentialsTable
  badge_orders: BadgeOrdersTable
  receipts: ReceiptsTable
  handed_drafts: HandedDraftsTable
  feed: FeedTable
  audit: AuditTable
}

export type AllocationRow = Selectable<AllocationsTable>
export type SubmissionRow = Selectable<SubmissionsTable>
export type DecisionRow = Selectable<DecisionsTable>
