import Papa from 'papaparse'
import type { RubricContent } from '../../../shared/domain'

/** Columns of the file, one row per criterion and level. Their names are for programs, so they are English in every language. */
export const COLUMNS = [
  'rubric',
  'cut_score',
  'criterion_id',
  'code',
  'criterion',
  'question',
  'weight',
  'level_id',
  'level',
  'descriptor',
  'points',
  'hurdle',
] as const
export type Column = (typeof COLUMNS)[number]

/** Words that a spreadsheet would take for a formula; an apostrophe of ours may stand before them. */
const FORMULA = /^'*[=+\-@\t\r]/

/**
 * A rubric as CSV (RFC 4180), one row per criterion and level, with a byte order mark by which spreadsheets tell that it is UTF-8. What a
 * spreadsheet would take for a formula gets an apostrophe before it, which `readCsv` takes away again.
 */
export function writeCsv({ title, cutScore, criteria }: RubricContent): string {
  const rows = criteria.flatMap((criterion) =>
    criterion.levels.map((level) => {
      const cells: Record<Column, string | number> = {
        rubric: title,
        cut_score: cutScore ?? '',
        criterion_id: criterion.id,
        code: criterion.code,
        criterion: criterion.title,
        question: criterion.description,
        weight: criterion.weight,
        level_id: level.id,
        level: level.title,
        descriptor: level.descriptor,
        points: level.points,
        hurdle: criterion.hurdleLevelId === level.id ? 'yes' : '',
      }
      return COLUMNS.map((column) => {
        const cell = cells[column]
        return typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell
      })
    }),
  )
  return `\uFEFF${Papa.unparse([[...COLUMNS], ...rows], { newline: '\r\n' })}\r\n`
}

/** A cell without the apostrophe that keeps it from being a formula. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
}
