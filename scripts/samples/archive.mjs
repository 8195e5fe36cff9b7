import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { zipSync } from 'fflate'

/**
 * The time that every file in an archive carries. ZIP stores local time without a zone, so a local date gives the same bytes
 * wherever it is packed.
 */
const PACKED_AT = new Date(2026, 8, 30, 12, 0, 0)

async function filesIn(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

/**
 * Packs a folder as candidates do: one top folder of the same name, everything below it. Dots that would make a file hidden (or be
 * obeyed by this repository's own tools) are written `dot-` in the source.
 */
export async function packFolder(folder) {
  const files = await filesIn(folder)
  const contents = {}
  for (const file of files) {
    const name = file.replace(/(^|\/)dot-/g, '$1.')
    contents[`${basename(folder)}/${name}`] = new Uint8Array(await readFile(join(folder, file)))
  }
  // ZIP's "made by" and attributes stay at their defaults, which don't depend on the machine.
  const bytes = Buffer.from(zipSync(contents, { level: 9, mtime: PACKED_AT }))
  return { bytes, extent: { unit: 'files', count: files.length } }
}

/** Packs parts (name → bytes) again with fixed times, in the given order; for formats that are ZIP files inside, such as DOCX. */
export function packParts(parts) {
  return Buffer.from(zipSync(parts, { level: 9, mtime: PACKED_AT }))
}
