import type { Table } from './read-table'

const SAMPLED_ROWS = 300
/** In characters. */
const NARROWEST = 5
const WIDEST = 44
/** In `em`, which a bold head counts like the rows beneath it; `ch` it wouldn't. */
const EM_PER_CHARACTER = 0.62
const PADDING_EM = 1.6
/** Most cells fit without breaking; the few that don't are broken rather than making room for everybody. */
const FITTING_SHARE = 0.95

/** Widths for CSS grid columns, measured by the characters of some rows: the same for all rows, whichever are in the page. */
export function columnWidths({ rows, columns }: Table): string {
  const step = Math.max(1, Math.floor(rows.length / SAMPLED_ROWS))
  const lengths: number[][] = Array.from({ length: columns }, () => [])
  for (let at = 0; at < rows.length; at += step) {
    rows[at]?.forEach((cell, column) => lengths[column]?.push(Math.max(...cell.split('\n').map((line) => line.length))))
  }
  return lengths
    .map((column, at) => {
      const sorted = [...column].sort((one, other) => one - other)
      const fitting = sorted[Math.ceil((sorted.length - 1) * FITTING_SHARE)] ?? 0
      const wanted = Math.max(fitting, rows[0]?.[at]?.length ?? 0)
      return `${Math.round((Math.min(WIDEST, Math.max(NARROWEST, wanted)) * EM_PER_CHARACTER + PADDING_EM) * 10) / 10}em`
    })
    .join(' ')
}
