import type { ColumnType, Selectable } from 'kysely'
import type { Finding, Outcome, Receipt } from '../../../shared/domain'
import type { CommandResult } from '../../../shared/protocol'
import type { Purpose } from './allocations'
import type { Bytes, Json, Serial } from './columns'

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
export type DecisionRow = Selectable<DecisionsTable>

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

export type ReceiptsTable = {
  allocation_id: string
  body: Json<Omit<Receipt, 'returned'>>
  /** Names the words with which a lead returned it; null where nobody did. */
  reason_id: string | null
}

/** How far a rater's levels lay from another's who judged the same revision by themself. Written once, when it is decided. */
export type AssessorDifferencesTable = {
  id: ColumnType<string, never, never>
  submission_id: string
  submission_revision: number
  achievement_id: string
  person_id: string
  beside: 'second-look' | 'second'
  /** When it was decided. */
  at: Date
  /** Mean of the rater's level less the other's, in levels. */
  distance: number
  /** How many criteria both gave a level. */
  criteria: number
}

export type DecisionTables = {
  commands: CommandsTable
  assessments: AssessmentsTable
  ratings: RatingsTable
  decisions: DecisionsTable
  looks_again: LooksAgainTable
  receipts: ReceiptsTable
  assessor_differences: AssessorDifferencesTable
}
