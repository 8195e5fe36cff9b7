/** A cell's output, as far as it can be shown without running anything. `alternative`: its plain words, where it has some. */
export type Output =
  /** What was printed, or a result in words; may hold the colours of a terminal. */
  | { kind: 'text'; tone: 'output' | 'error'; text: string }
  | { kind: 'markdown'; text: string }
  | { kind: 'image'; mediaType: string; base64: string; alternative: string }
  | { kind: 'drawing'; svg: string; alternative: string }
  | { kind: 'html'; html: string; alternative: string }
  /** Something that would have to run, such as a widget: it is named. */
  | { kind: 'active'; mediaType: string; alternative: string }

export type Cell = {
  kind: 'code' | 'markdown' | 'raw'
  source: string
  /** The number of its run; null where it wasn't run. */
  count: number | null
  outputs: Output[]
  /** Pictures that its Markdown names as `attachment:…`, as data addresses. */
  attachments: ReadonlyMap<string, string>
}

export type Notebook = {
  /** The kernel's language, as the highlighter names it where it knows it. */
  language: string | null
  cells: Cell[]
  /** Cells were run in another order than they stand in, or some only once others had changed. */
  isOutOfOrder: boolean
  /** More cells than are shown. */
  isCut: boolean
}

const MOST_CELLS = 2000
const MOST_OUTPUTS = 200
/** Characters of one source or output. */
const MOST_TEXT = 400_000
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const

/**
 * Reads a notebook of format 3 or 4 out of its JSON.
 * @returns null where it isn't one. Whatever in it isn't as the format says is left out.
 */
export function readNotebook(json: string): Notebook | null {
  let whole: unknown
  try {
    whole = JSON.parse(json)
  } catch {
    return null
  }
  const sheets = arrayOf(field(whole, 'worksheets'))
  const written = Array.isArray(field(whole, 'cells'))
    ? arrayOf(field(whole, 'cells'))
    : sheets.flatMap((sheet) => arrayOf(field(sheet, 'cells')))
  if (!Array.isArray(field(whole, 'cells')) && sheets.length === 0) return null
  const cells = written.slice(0, MOST_CELLS).flatMap((cell) => readCell(cell) ?? [])
  const counts = cells.flatMap(({ count }) => count ?? [])
  return {
    language: languageOf(whole, written[0]),
    cells,
    isOutOfOrder: counts.some((count, at) => count <= (counts[at - 1] ?? 0)),
    isCut: written.length > MOST_CELLS,
  }
}

function readCell(cell: unknown): Cell | null {
  const type = stringOf(field(cell, 'cell_type'))
  const source = textOf(field(cell, 'source')) || textOf(field(cell, 'input'))
  const attachments = readAttachments(field(cell, 'attachments'))
  if (type === 'code') {
    const count = numberOf(field(cell, 'execution_count')) ?? numberOf(field(cell, 'prompt_number'))
    const outputs = arrayOf(field(cell, 'outputs')).slice(0, MOST_OUTPUTS).flatMap(readOutput)
    return { kind: 'code', source, count, outputs, attachments }
  }
  if (type === 'heading') {
    const level = Math.max(1, Math.min(6, numberOf(field(cell, 'level')) ?? 1))
    return { kind: 'markdown', source: `${'#'.repeat(level)} ${source}`, count: null, outputs: [], attachments }
  }
  if (type === '') return null
  return { kind: type === 'markdown' ? 'markdown' : 'raw', source, count: null, outputs: [], attachments }
}

function readOutput(output: unknown): Output[] {
  const type = stringOf(field(output, 'output_type'))
  if (type === 'stream') {
    const name = stringOf(field(output, 'name')) || stringOf(field(output, 'stream'))
    return [{ kind: 'text', tone: name === 'stderr' ? 'error' : 'output', text: textOf(field(output, 'text')) }]
  }
  if (type === 'error' || type === 'pyerr') {
    const trace = arrayOf(field(output, 'traceback')).map(stringOf).join('\n').slice(0, MOST_TEXT)
    const summary = `${stringOf(field(output, 'ename'))}: ${stringOf(field(output, 'evalue'))}`
    return [{ kind: 'text', tone: 'error', text: trace || summary.slice(0, MOST_TEXT) }]
  }
  const bundle = field(output, 'data') ?? output
  // Format 3 has short names.
  const get = (mediaType: string, short: string) => textOf(field(bundle, mediaType)) || textOf(field(bundle, short))
  const alternative = get('text/plain', 'text')
  for (const mediaType of PICTURES) {
    const base64 = get(mediaType, mediaType.slice('image/'.length)).replace(/\s/g, '')
    if (base64 !== '' && /^[A-Za-z0-9+/]+=*$/.test(base64)) return [{ kind: 'image', mediaType, base64, alternative }]
  }
  const svg = get('image/svg+xml', 'svg')
  if (svg !== '') return [{ kind: 'drawing', svg, alternative }]
  const active = activeTypeOf(bundle)
  if (active !== null) return [{ kind: 'active', mediaType: active, alternative }]
  const html = get('text/html', 'html')
  if (html !== '') return [{ kind: 'html', html, alternative }]
  const markdown = get('text/markdown', 'markdown') || get('text/latex', 'latex')
  if (markdown !== '') return [{ kind: 'markdown', text: markdown }]
  return alternative === '' ? [] : [{ kind: 'text', tone: 'output', text: alternative }]
}

/** The first of a bundle's media types that only a script could show. */
function activeTypeOf(bundle: unknown): string | null {
  if (typeof bundle !== 'object' || bundle === null) return null
  const active = /^application\/(?:javascript|vnd\.|x-)|^text\/javascript$|^javascript$/
  return (
    Object.keys(bundle)
      .find((name) => active.test(name) && !/geo\+json|dataresource/.test(name))
      ?.slice(0, 80) ?? null
  )
}

function readAttachments(attachments: unknown): ReadonlyMap<string, string> {
  const read = new Map<string, string>()
  if (typeof attachments !== 'object' || attachments === null) return read
  for (const name of Object.keys(attachments).slice(0, 50)) {
    const bundle = field(attachments, name)
    const mediaType = PICTURES.find((each) => textOf(field(bundle, each)) !== '')
    if (mediaType) read.set(name, `data:${mediaType};base64,${textOf(field(bundle, mediaType)).replace(/\s/g, '')}`)
  }
  return read
}

function languageOf(whole: unknown, firstCell: unknown): string | null {
  const metadata = field(whole, 'metadata')
  const name =
    stringOf(field(field(metadata, 'language_info'), 'name')) ||
    stringOf(field(field(metadata, 'kernelspec'), 'language')) ||
    stringOf(field(firstCell, 'language'))
  return name === '' ? null : name.toLowerCase().replace(/^ipython\d?$/, 'python')
}

/** A field of the object itself, never one that it inherits: the JSON is a stranger's, and may call a field `__proto__`. */
function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Record<string, unknown>)[name]
}

function arrayOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, MOST_TEXT) : ''
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** Notebooks write long texts as a list of lines. */
function textOf(value: unknown): string {
  if (!Array.isArray(value)) return typeof value === 'string' ? cut(value) : ''
  return cut(value.filter((part) => typeof part === 'string').join(''))
}

/** Pictures are longer than any text that is read. */
function cut(text: string): string {
  const most = /^[A-Za-z0-9+/\s]{200}/.test(text) ? 40 * MOST_TEXT : MOST_TEXT
  return text.slice(0, most)
}
