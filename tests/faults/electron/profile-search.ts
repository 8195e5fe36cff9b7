import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { constants, gunzipSync } from 'node:zlib'
import { readTable } from './leveldb-table'

/** A word that was found where it must not be. */
type Finding = { needle: string; form: string; file: string; view: 'file' | 'table' | 'gzip'; times: number }

const GZIP = Buffer.from([0x1f, 0x8b, 0x08])

/** Looks for these words in every file of a folder: in all forms that they may be written in, and behind the compression that is used. */
export async function searchFolder(folder: string, needles: readonly string[]): Promise<Finding[]> {
  const forms = needles.flatMap((needle) => Object.entries(formsOf(needle)).map(([form, bytes]) => ({ needle, form, bytes })))
  const findings: Finding[] = []
  for (const path of await filesIn(folder)) {
    for (const { view, content } of viewsOf(await readFile(path))) {
      for (const { needle, form, bytes } of forms) {
        const times = countOf(content, bytes)
        if (times > 0) findings.push({ needle, form, file: relative(folder, path), view, times })
      }
    }
  }
  return findings
}

/** Every file below a folder, by its path. */
export async function filesIn(folder: string): Promise<string[]> {
  const paths = (await readdir(folder, { recursive: true })).map((name) => join(folder, name))
  const kinds = await Promise.all(paths.map((path) => stat(path).catch(() => null)))
  return paths.filter((_, at) => kinds[at]?.isFile())
}

/** How a word may stand in a file. */
function formsOf(word: string): Record<string, Buffer> {
  const utf16 = Buffer.from(word, 'utf16le')
  // The 6 bits of each character of base64 begin at another place of the word for each remainder.
  const base64 = [0, 1, 2].map((lead) => {
    const text = Buffer.concat([Buffer.alloc(lead), Buffer.from(word)]).toString('base64')
    return Buffer.from(text.slice(Math.ceil((lead * 8) / 6), -4))
  })
  return {
    'utf-8': Buffer.from(word),
    'utf-8, decomposed': Buffer.from(word.normalize('NFD')),
    'latin-1': Buffer.from(word, 'latin1'),
    'utf-16': utf16,
    'utf-16, big-endian': Buffer.from(utf16).swap16(),
    escaped: Buffer.from(encodeURIComponent(word)),
    ...Object.fromEntries(base64.map((bytes, lead) => [`base64, ${lead}`, bytes])),
  }
}

function viewsOf(file: Buffer): { view: Finding['view']; content: Buffer }[] {
  const table = readTable(file)
  const views: { view: Finding['view']; content: Buffer }[] = [{ view: 'file', content: file }]
  if (table) views.push({ view: 'table', content: table })
  for (let at = file.indexOf(GZIP); at >= 0; at = file.indexOf(GZIP, at + 1)) {
    const content = gunzip(file.subarray(at))
    if (content) views.push({ view: 'gzip', content })
  }
  return views
}

/** What three bytes looked like the beginning of, or null where that was chance. */
function gunzip(bytes: Buffer): Buffer | null {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return null
  }
}

function countOf(content: Buffer, bytes: Buffer): number {
  let count = 0
  for (let at = content.indexOf(bytes); at >= 0; at = content.indexOf(bytes, at + bytes.length)) count += 1
  return count
}
