/** What a cell can hold; null: nothing. */
export type Value = string | number | null

/**
 * A table as CSV (RFC 4180) with a byte order mark, by which spreadsheets tell that it is UTF-8. Numbers are written with a point, whatever
 * the reader's language. Words that a spreadsheet would take for a formula get an apostrophe before them.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly Value[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(writeValue).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function writeValue(value: Value): string {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
