import type { Generated } from 'kysely'
import type { PassageEnd, Stage } from '../../../shared/flow'

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
  /** Of which revisions: stages are told of all together. */
  revisions: 'first' | 'later' | 'all'
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
  /** Of what came and went, when it was received, in milliseconds since 1970, all together; of stages 0. */
  received_ms: string
  /** Of what went, how long that was after its receipt, likewise. */
  taken_ms: string
}

/** Dates for which the two above hold what is known. */
export type DaysAddedUpTable = { day: string }

export type FlowTables = {
  passages: PassagesTable
  stage_intervals: StageIntervalsTable
  calendar_days: CalendarDaysTable
  calendar_state: CalendarStateTable
  daily_turnarounds: DailyTurnaroundsTable
  daily_moves: DailyMovesTable
  days_added_up: DaysAddedUpTable
}
