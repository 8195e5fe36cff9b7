import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { gzipSync, zipSync } from 'fflate'
import { packTar } from 'modern-tar'

/**
 * The time that every file in an archive carries. ZIP stores local time without a zone, so a local date gives the same bytes
 * wherever it is packed.
 */
const PACKED_AT = new Date(2026, 8, 30, 12, 0, 0)
/** TAR and GZIP store an instant. */
const PACKED_AT_INSTANT = new Date('2026-09-30T12:00:00Z')

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
 * What a folder holds, by name: one top folder of the same name, everything below it. Dots that would make a file hidden (or be obeyed
 * by this repository's own tools) are written `dot-` in the source; a folder called `something.zip` goes in as an archive.
 */
async function readFolder(folder) {
  const contents = {}
  const top = basename(folder).replace(/\.zip$/, '')
  for (const file of await filesIn(folder)) {
    const name = `${top}/${file.replace(/(^|\/)dot-/g, '$1.')}`
    const [, archive] = /^(.*?\.zip)\//.exec(file) ?? []
    if (archive === undefined) contents[name] = new Uint8Array(await readFile(join(folder, file)))
    else contents[`${top}/${archive}`] ??= new Uint8Array((await packFolder(join(folder, archive))).bytes)
  }
  return contents
}

/** Packs a folder as candidates do, as ZIP. */
export async function packFolder(folder) {
  const contents = await readFolder(folder)
  // ZIP's "made by" and attributes stay at their defaults, which don't depend on the machine.
  const bytes = Buffer.from(zipSync(contents, { level: 9, mtime: PACKED_AT }))
  return { bytes, extent: { unit: 'files', count: Object.keys(contents).length } }
}

/** Packs a folder as compressed TAR, with owners and times that say nothing. */
export async function packTarball(folder) {
  const contents = await readFolder(folder)
  const entries = Object.entries(contents).map(([name, body]) => ({
    header: { name, size: body.length, mode: 0o644, mtime: PACKED_AT_INSTANT },
    body,
  }))
  const bytes = Buffer.from(gzipSync(await packTar(entries), { level: 9, mtime: PACKED_AT_INSTANT }))
  return { bytes, extent: { unit: 'files', count: entries.length } }
}

/** Packs parts (name → bytes) again with fixed times, in the given order; for formats that are ZIP files inside, such as DOCX. */
export function packParts(parts) {
  return Buffer.from(zipSync(parts, { level: 9, mtime: PACKED_AT }))
}
