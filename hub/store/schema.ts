import type { ColumnType, Generated, Selectable } from 'kysely'
import type {
  Achievement,
  AllocationState,
  Annotation,
  Assessment,
  CredentialState,
  EvidenceItem,
  EarlierDecision,
  Finding,
  Interest,
  Outcome,
  PassMark,
  Pathway,
  Receipt,
  Role,
  RoundMode,
  RoundReading,
  RoundState,
  Rubric,
  SubmissionState,
} from '../../shared/domain'
import type { Calendar, PassageEnd, Stage } from '../../shared/flow'
import type { Change, CommandResult } from '../../shared/protocol'

/** JSON is handed in as text and comes back parsed. */
type Json<T> = ColumnType<T, string, string>
type Bytes = ColumnType<Uint8Array, Uint8Array, Uint8Array>
/** A 64-bit number, carried as text because JavaScript's numbers end earlier. */
type Serial = ColumnType<string, never, never>

/** What makes this hub this hub; one row. */
export type HubTable = {
  only_row: Generated<boolean>
  id: string
  name: string
  time_zone: string
  lineage: string
  /** Of the master key that this database belongs to; null in one from before there was any. */
  key_mark: string | null
  /** When the provider works, see `Calendar`. */
  working_days: ColumnType<Calendar['workingDays'], string | undefined, string>
  working_hours: ColumnType<Calendar['workingHours'], string | undefined, string>
  holidays: ColumnType<Calendar['holidays'], string | undefined, string>
}

export type PeopleTable = {
  id: string
  name: string
  roles: Json<Role[]>
  panels: Json<string[]>
  /** What they are competent in. */
  competences: ColumnType<string[], string | undefined, string>
  about: string
}

/** Who may assess what, where policy asks for it. What is over is deleted; the trail keeps it. */
export type QualificationsTable = {
  person_id: string
  achievement_id: string
  /** The last calendar date, in the provider's zone, on which it counts; null: until further notice. */
  until: string | null
  given_at: Date
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

export type AchievementsTable = { id: string; body: Json<Achievement>; image_sha256: string }

export type RubricsTable = {
  id: string
  version: number
  achievement_id: string
  state: Rubric['state']
  body: Json<Rubric>
  published_at: Date
}

/** Name and address lie sealed under the candidate's own key, which goes when they are erased. */
export type CandidatesTable = { id: string; sealed: Bytes; erased_at: Date | null }
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
  /** `RevisionContent`, under the candidate's key; null once they were erased. */
  sealed: Bytes | null
}

/** What a candidate handed in, as words: everything but the files. */
export type RevisionContent = { narrative: string; earlierDecision: EarlierDecision | null; items: EvidenceItem[] }

/** Which files a revision has and who vouches in it; what is told of each item lies sealed in the revision. */
export type EvidenceTable = {
  submission_id: string
  revision: number
  position: number
  id: string
  sha256: string
  /** A signed vouch that may travel in the badge, as it was signed, under the candidate's key; null for everything else. */
  endorsement: Bytes | null
  /** Where it stands in public, as its badge may tell, under the candidate's key; null where it may not, or nowhere. */
  public_address: Bytes | null
  /** For vouches: marks of the voucher's and the candidate's names, by which mutual vouches are found. */
  voucher_mark: string | null
  candidate_mark: string
}

/** Where the file of an evidence item's rendition belongs, so that it can be asked for. */
export type RenditionsTable = { submission_id: string; revision: number; evidence_id: string; id: string; sha256: string }

/** The shortest ring of candidates that a vouch is part of, by marks: who vouches for the next one, the last for the first. */
export type VouchRingsTable = { voucher_mark: string; candidate_mark: string; members: Json<string[]> }

/** Revisions handed in with the package that wait until the candidate resubmits. */
export type WaitingRevisionsTable = {
  submission_id: string
  /** SHA-256 of each file in it, renditions among them. */
  files: Json<string[]>
  /** `PreparedRevision`, under the candidate's key. */
  sealed: Bytes
}

export type PreparedItem = {
  item: EvidenceItem
  voucherMark: string | null
  /** A signed vouch that may travel in the badge; absent for everything else. */
  endorsement?: string
  /** Where it stands in public, as its badge may tell. */
  publicAddress?: string
}
export type PreparedRevision = {
  revision: number
  narrative: string
  items: PreparedItem[]
  candidateMark: string
  earlierDecision: EarlierDecision | null
}

/** Words that the audit trail names by their id; sealed under the candidate's key. */
export type ReasonsTable = { id: string; candidate_id: string; sealed: Bytes }

/** Who declared an interest in a candidate, and is given none of their work from then on. */
export type InterestsTable = { person_id: string; candidate_id: string; interest: Interest; declared_at: Date }

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

/** A calibration round. Its exemplars, its panel and its allocations are rows of their own. */
export type RoundsTable = {
  id: string
  /** Who set it up. */
  lead_id: string
  achievement_id: string
  rubric_id: string
  rubric_version: number
  name: string
  mode: RoundMode
  /** Only of a qualification. */
  pass_mark: Json<PassMark> | null
  /** Only of seeding: share of what an assessor is given that is seeds. */
  seed_share: number | null
  /** Last calendar date, in the provider's zone, on which the panel can score. */
  closes_on: string
  state: RoundState
  created_at: Date
  opened_at: Date | null
  closed_at: Date | null
  /** When the hub let go of it; nobody sees it from then on. */
  dropped_at: Date | null
}

/** Which submissions are copies, and of what. None of them is ever live work, and a row stays for as long as its submission does. */
export type CopiesTable = { submission_id: string; source_submission_id: string; source_revision: number; kind: CopyKind }
/** An exemplar of a round, or a seed in somebody's live queue. */
export type CopyKind = 'exemplar' | 'seed'

/** Copies of exemplars that lie among live work. Nobody has one at first; each is given to one person. */
export type SeedsTable = {
  submission_id: string
  round_id: string
  /** The exemplar that it was copied from. */
  exemplar_id: string
  /** Who has it, by which allocation; null while it waits to be given. */
  person_id: string | null
  allocation_id: string | null
  given_at: Date | null
  /** The part of live work in whose place it was given: there is one seed for a part. */
  instead_of: string | null
  /** When it is to look decided; null while it isn't assessed. */
  settles_at: Date | null
  /** When it leaves its assessor's queue unassessed, or goes if nobody has it; null while its round is open. */
  ends_at: Date | null
}

/** The units of a round, each with the allocation by which its lead reads it. */
export type RoundExemplarsTable = { round_id: string; position: number; submission_id: string; allocation_id: string }
export type RoundPanelTable = { round_id: string; person_id: string; code: string }

/** Under what is said in a round's threads lies sealed; it goes with the round. */
export type RoundKeysTable = { round_id: string; wrapped: Bytes }

/** What was said of how a criterion of a round is read. */
export type RoundCommentsTable = {
  /** The id of the command that brought it. */
  id: string
  round_id: string
  criterion_id: string
  /** Who wrote it: the lead, or one of the panel. */
  person_id: string
  /** The exemplar that it speaks of. */
  about_submission_id: string | null
  /** The words, under the key of that exemplar's candidate; where it speaks of none under the round's. */
  sealed: Bytes
  written_at: Date
}

/** Agreed readings, those that hold no more among them. */
export type RoundReadingsTable = {
  /** The id of the command that brought it. */
  id: string
  round_id: string
  criterion_id: string
  /** The words, under the round's key. */
  sealed: Bytes
  agreed_at: Date
  ended_at: Date | null
  ended_by: NonNullable<RoundReading['ended']>['by'] | null
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
  rubric_id: string
  rubric_version: number
  /** `Assessment`, under the candidate's key; null once they were erased. */
  sealed: Bytes | null
  /** `Annotation[]`, likewise. */
  sealed_notes: Bytes | null
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
  /** What the candidate is told, under their key; null where that is nothing, or once they were erased. */
  sealed_feedback: Bytes | null
  /** Level by criterion that is recorded (with two assessors the lower one). */
  levels: Json<Record<string, string>>
  state: 'pending' | 'final' | 'void'
  made_at: Date
  release_at: Date
  final_at: Date | null
}

/** Decisions that a lead wants looked at again, and what was found; the words are in `reasons`. A row goes with its candidate's erasure. */
export type LooksAgainTable = {
  decision_id: string
  submission_id: string
  asked_at: Date
  reason_id: string
  /** These three are null until somebody said what they found. */
  settled_at: Date | null
  finding: Finding | null
  words_id: string | null
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

export type PathwaysTable = { id: string; body: Json<Pathway>; image_sha256: string }

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

export type ReceiptsTable = {
  allocation_id: string
  body: Json<Omit<Receipt, 'returned'>>
  /** Names the words with which a lead returned it; null where nobody did. */
  reason_id: string | null
}

/** Files that an erased candidate's work left behind, until they are removed from the disk. */
export type UnwantedFilesTable = { sha256: string }

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

/** What each revision of live work went through, see `shared/flow`: from its receipt to its end. Kept by the database as the trail is written. */
export type PassagesTable = {
  submission_id: string
  revision: number
  achievement_id: string
  received_at: Date
  ended_at: Date | null
  ended_as: PassageEnd['as'] | null
}

/** In which stage it was when; likewise. */
export type StageIntervalsTable = {
  submission_id: string
  revision: number
  stage: Stage
  achievement_id: string
  /** When the revision was received. */
  received_at: Date
  from_at: Date
  /** null while it goes on. */
  to_at: Date | null
  /** By which somebody has what the stage is about, and since when; null where nobody has it. */
  allocation_id: string | null
  held_from: Date | null
}

/** Each date of the provider's calendar; filled in for the terms of `calendar_state`, up to its last day. */
export type CalendarDaysTable = {
  /** `YYYY-MM-DD` */
  day: string
  is_working: boolean
  opens_at: Date
  closes_at: Date
  /** Working days, and working time in milliseconds, from the first date until this one begins. */
  days_before: number
  ms_before: string
}

export type CalendarStateTable = { only_row: Generated<boolean>; terms: string; last_day: string }

/** What was decided on a date, by how long it took: see `histogramRows` in `hub/operations`. */
export type DailyTurnaroundsTable = {
  day: string
  achievement_id: string
  /** Empty: of the whole passage. */
  stage: Stage | ''
  measure: 'calendar' | 'working' | 'promise'
  bucket: number
  passages: number
  /** All of theirs together. */
  days: number
}

/** What came and went on a date, and by how much work in each stage grew or shrank: see `moveRows`. */
export type DailyMovesTable = {
  day: string
  achievement_id: string
  what: Stage | 'arrived' | PassageEnd['as']
  count: number
}

/** Dates for which the two above hold what is known. */
export type DaysAddedUpTable = { day: string }

export type Tables = {
  hub: HubTable
  people: PeopleTable
  qualifications: QualificationsTable
  sessions: SessionsTable
  identities: IdentitiesTable
  sign_in_attempts: SignInAttemptsTable
  used_id_tokens: UsedIdTokensTable
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
  reasons: ReasonsTable
  interests: InterestsTable
  allocations: AllocationsTable
  rounds: RoundsTable
  copies: CopiesTable
  round_exemplars: RoundExemplarsTable
  round_panel: RoundPanelTable
  round_keys: RoundKeysTable
  round_comments: RoundCommentsTable
  round_readings: RoundReadingsTable
  seeds: SeedsTable
  commands: CommandsTable
  assessments: AssessmentsTable
  ratings: RatingsTable
  decisions: DecisionsTable
  looks_again: LooksAgainTable
  draft_keys: DraftKeysTable
  drafts: DraftsTable
  credentials: CredentialsTable
  pathways: PathwaysTable
  pathway_parts: PathwayPartsTable
  issuer_keys: IssuerKeysTable
  status_lists: StatusListsTable
  badge_orders: BadgeOrdersTable
  receipts: ReceiptsTable
  handed_drafts: HandedDraftsTable
  unwanted_files: UnwantedFilesTable
  feed: FeedTable
  audit: AuditTable
  passages: PassagesTable
  stage_intervals: StageIntervalsTable
  calendar_days: CalendarDaysTable
  calendar_state: CalendarStateTable
  daily_turnarounds: DailyTurnaroundsTable
  daily_moves: DailyMovesTable
  days_added_up: DaysAddedUpTable
}

export type AllocationRow = Selectable<AllocationsTable>
export type RoundRow = Selectable<RoundsTable>
export type SeedRow = Selectable<SeedsTable>
export type SubmissionRow = Selectable<SubmissionsTable>
export type DecisionRow = Selectable<DecisionsTable>
