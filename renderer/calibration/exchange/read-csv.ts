import Papa from 'papaparse'
import { IdSchema, type RubricContent } from '../../../shared/domain'
import { type Exchanged, type ExchangeNote, type ExchangePlace, type ExchangeProblem, NOWHERE } from './exchange'
import { type ReadCriterion, type ReadRubric, settle } from './settle'
import { COLUMNS, type Column, withoutGuard } from './write-csv'

const DELIMITERS = [',', ';', '\t', '|']
const YES = new Set(['yes', 'y', 'x', 'true', '1', 'ja'])
const NO = new Set(['', 'no', 'n', 'false', '0', 'nein'])

/** What columns are called elsewhere; letters and digits only. */
const ALIASES: Record<string, Column> = {
  title: 'criterion',
  criteriontitle: 'criterion',
  description: 'question',
  criteriondescription: 'question',
  leveltitle: 'level',
  leveldescriptor: 'descriptor',
  leveldescription: 'descriptor',
  score: 'points',
  rubrictitle: 'rubric',
}

type Row = { at: number; cell(column: Column): string }

/**
 * A rubric as CSV, with one row per criterion and level: what `writeCsv` writes, and what others write with columns `criterion` and `level`
 * at least. Rows of one criterion may stand apart; its levels are in the order of their rows.
 * @param known see `settle`
 */
export function readCsv(source: string, known: readonly RubricContent[], newId: () => string): Exchanged {
  const table = readRows(source)
  if (table === null) {
    const problem: ExchangeProblem = { code: 'no-columns', ...NOWHERE, field: null, value: null }
    return { content: null, notes: [], problems: [problem] }
  }
  const problems: ExchangeProblem[] = [...table.problems]
  const { title, cutScore } = readHead(table.rows, problems)
  const criteria = groupRows(table.rows, problems).map((rows) => readCriterion(rows, problems))
  const read: ReadRubric = { title, cutScore, criteria }
  return settle(read, known, newId, { notes: table.notes, problems })
}

function readRows(source: string): { rows: Row[]; notes: ExchangeNote[]; problems: ExchangeProblem[] } | null {
  const text = source.replace(/^\uFEFF/, '')
  const headOf = (delimiter: string) => (Papa.parse<string[]>(text, { delimiter, preview: 1 }).data[0] ?? []).map(columnOf)
  const known = (delimiter: string) => headOf(delimiter).filter((column) => column !== null).length
  const delimiter = DELIMITERS.reduce((best, one) => (known(one) > known(best) ? one : best))
  const head = headOf(delimiter)
  if (!head.includes('criterion') || !head.includes('level')) return null
  const { data, errors } = Papa.parse<string[]>(text, { delimiter })
  const names = data[0] ?? []
  const notes = names.flatMap((name, at): ExchangeNote[] =>
    head[at] === null && data.some((row, line) => line > 0 && (row[at] ?? '').trim() !== '')
      ? [{ kind: 'not-kept', ...NOWHERE, field: name.trim() === '' ? String(at + 1) : name.trim() }]
      : [],
  )
  const rows = data.flatMap((cells, line): Row[] => {
    if (line === 0 || cells.every((cell) => cell.trim() === '')) return []
    return [{ at: line + 1, cell: (column) => withoutGuard(cells[head.indexOf(column)] ?? '') }]
  })
  // Cells that have no column would be lost without a word.
  for (const [line, cells] of data.entries()) {
    const isWider = cells.slice(head.length).some((cell) => cell.trim() !== '')
    if (isWider)
      notes.push({ kind: 'not-kept', row: line + 1, criterion: null, field: cells.slice(head.length).join(' ').trim() })
  }
  const broken = errors.filter(({ type }) => type === 'Quotes')
  return {
    rows,
    notes,
    problems: broken.map(({ row }) => ({
      code: 'unreadable',
      row: row === undefined ? null : row + 1,
      criterion: null,
      field: null,
      value: null,
    })),
  }
}

function columnOf(name: string): Column | null {
  const letters = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  return COLUMNS.find((column) => column.replace('_', '') === letters) ?? ALIASES[letters] ?? null
}

/** Rows by criterion: by their id where they have one, else by code and title. */
function groupRows(rows: readonly Row[], problems: ExchangeProblem[]): Row[][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const name = [row.cell('criterion_id').trim(), row.cell('code').trim(), row.cell('criterion').trim()]
    if (name.every((one) => one === '')) {
      problems.push({ code: 'no-criterion-named', row: row.at, criterion: null, field: 'criterion', value: null })
      continue
    }
    const key = name[0] === '' ? JSON.stringify(name) : (name[0] ?? '').toLowerCase()
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()]
}

/** What stands in every row and is said once. Two different values are a problem, rather than the first one's victory. */
function same(rows: readonly Row[], column: Column, place: (row: Row) => ExchangePlace, problems: ExchangeProblem[]): string {
  const said = rows.filter((row) => row.cell(column).trim() !== '')
  const value = said[0]?.cell(column) ?? ''
  const other = said.find((row) => row.cell(column) !== value)
  if (other) problems.push({ code: 'two-values', ...place(other), field: column, value: other.cell(column) })
  return value
}

function readHead(rows: readonly Row[], problems: ExchangeProblem[]): Pick<ReadRubric, 'title' | 'cutScore'> {
  const place = (row: Row) => ({ row: row.at, criterion: null })
  const title = same(rows, 'rubric', place, problems)
  const cut = same(rows, 'cut_score', place, problems).trim()
  const isPercent = cut.endsWith('%')
  const first = rows.find((row) => row.cell('cut_score').trim() !== '')
  const share = cut === '' ? null : toNumber(isPercent ? cut.slice(0, -1) : cut)
  const cutScore = share !== null && isPercent ? share / 100 : share
  if (cut !== '' && (cutScore === null || cutScore < 0 || cutScore > 1)) {
    problems.push({ code: 'not-a-share', row: first?.at ?? null, criterion: null, field: 'cut_score', value: cut })
  }
  return { title: title === '' ? null : title, cutScore }
}

function readCriterion(rows: readonly Row[], problems: ExchangeProblem[]): ReadCriterion {
  const first = rows[0] as Row
  const named = first.cell('code').trim() || first.cell('criterion').trim()
  const place = (row: Row) => ({ row: row.at, criterion: named })
  const number = (row: Row, column: Column, text: string) => {
    const value = text.trim() === '' ? null : toNumber(text)
    if (text.trim() !== '' && value === null) problems.push({ code: 'not-a-number', ...place(row), field: column, value: text })
    return value
  }
  let hurdleAt: number | null = null
  rows.forEach((row, at) => {
    const word = row.cell('hurdle').trim().toLowerCase()
    if (!YES.has(word) && !NO.has(word)) {
      problems.push({ code: 'not-a-yes', ...place(row), field: 'hurdle', value: row.cell('hurdle') })
    }
    if (!YES.has(word)) return
    if (hurdleAt !== null) problems.push({ code: 'two-hurdles', ...place(row), field: 'hurdle', value: null })
    hurdleAt ??= at
  })
  return {
    id: idOf(same(rows, 'criterion_id', place, problems)),
    code: same(rows, 'code', place, problems).trim() || null,
    title: same(rows, 'criterion', place, problems),
    description: same(rows, 'question', place, problems),
    weight: number(first, 'weight', same(rows, 'weight', place, problems)),
    hurdleAt,
    levels: rows.map((row) => ({
      id: idOf(row.cell('level_id')),
      title: row.cell('level'),
      descriptor: row.cell('descriptor'),
      points: number(row, 'points', row.cell('points')),
    })),
    place: place(first),
  }
}

/** What isn't an id of ours counts as none: it is found by its words then. */
export function idOf(cell: string): string | null {
  const id = cell.trim().toLowerCase()
  return IdSchema.safeParse(id).success ? id : null
}

/** A number as spreadsheets write it, with a point or a comma; null where it isn't one. */
function toNumber(text: string): number | null {
  const written = text.trim().replace(',', '.')
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(written) ? Number(written) : null
}
