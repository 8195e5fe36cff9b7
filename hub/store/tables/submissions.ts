import type { Selectable } from 'kysely'
import type { EvidenceItem, EarlierDecision, SubmissionState } from '../../../shared/domain'
import type { Bytes, Json } from './columns'

export type SubmissionsTable = {
  id: string
  achievement_id: string
  candidate_id: string
  state: SubmissionState
  revision: number
}
export type SubmissionRow = Selectable<SubmissionsTable>

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

/** Files that an erased candidate's work left behind, until they are removed from the disk. */
export type UnwantedFilesTable = { sha256: string }

export type SubmissionTables = {
  submissions: SubmissionsTable
  submission_revisions: SubmissionRevisionsTable
  evidence: EvidenceTable
  renditions: RenditionsTable
  vouch_rings: VouchRingsTable
  waiting_revisions: WaitingRevisionsTable
  unwanted_files: UnwantedFilesTable
}
