import type { ColumnType, Selectable } from 'kysely'
import type { PassMark, Report, RoundMode, RoundReading, RoundState } from '../../../shared/domain'
import type { Bytes, Json } from './columns'

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
  /** When the last reports of seeds are handed out by the hub; null where that isn't to be, or was. */
  last_reports_at: Date | null
}
export type RoundRow = Selectable<RoundsTable>

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
  /** The report that it is summed up in: one at most. */
  report_id: ColumnType<string | null, string | null | undefined, string | null>
}

/** What an assessor was told of how they score. */
export type ReportsTable = {
  id: string
  round_id: string
  person_id: string
  /** How many it speaks of. */
  pieces: number
  body: Json<Omit<Report, 'isRead'>>
  handed_out_at: Date
  /** Calendar date, in the provider's zone, from which on the lead sees seeds of which it speaks; null where there are none in it. */
  private_until: string | null
  /** When the assessor opened it. */
  read_at: Date | null
  /** Since when the lead sees what it is made of: it was opened, or had been theirs alone for long enough. Null before, and where nothing of it is kept from the lead. */
  opened_at: Date | null
}
export type SeedRow = Selectable<SeedsTable>
export type ReportRow = Selectable<ReportsTable>

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

export type RoundTables = {
  rounds: RoundsTable
  copies: CopiesTable
  seeds: SeedsTable
  reports: ReportsTable
  round_exemplars: RoundExemplarsTable
  round_panel: RoundPanelTable
  round_keys: RoundKeysTable
  round_comments: RoundCommentsTable
  round_readings: RoundReadingsTable
}
