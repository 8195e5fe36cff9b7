import type { RubricContent } from '../../../shared/domain'

/** Where in a file something stands; null where that can't be said. */
export type ExchangePlace = {
  /** The row, as a spreadsheet counts it: the header is row 1. */
  row: number | null
  /** Code or title, as the file has it. */
  criterion: string | null
}

/** Why a file can't be taken over. */
export type ExchangeProblem = ExchangePlace & {
  code:
    | 'unreadable'
    | 'not-text'
    | 'too-large'
    | 'no-columns'
    | 'no-criteria'
    | 'too-many-criteria'
    | 'level-count'
    | 'not-a-number'
    | 'not-a-share'
    | 'not-a-yes'
    | 'two-hurdles'
    | 'two-values'
    | 'no-criterion-named'
    | 'id-twice'
    | 'no-such-hurdle'
  /** The column or property; null where it isn't about one. */
  field: string | null
  /** What stood there. */
  value: string | null
}

/** What a reader should know before they take a file over. */
export type ExchangeNote = ExchangePlace & {
  kind: 'not-kept' | 'turned-round' | 'points-numbered' | 'weight-assumed' | 'descriptor-from-title'
  /** What isn't kept: the column, the property, or what it is. */
  field: string | null
}

/** What was read of a file: content to be taken over, or why not. Words may be missing in it: the editor asks for them. */
export type Exchanged =
  | { content: RubricContent; notes: ExchangeNote[]; problems: [] }
  | { content: null; notes: ExchangeNote[]; problems: ExchangeProblem[] }

export const NOWHERE: ExchangePlace = { row: null, criterion: null }

/** Bytes. A rubric of twenty criteria is some hundred kilobytes at most; what is larger isn't one. */
export const MOST_BYTES = 4_000_000
