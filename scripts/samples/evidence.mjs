import { readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { packFolder, packTarball } from './archive.mjs'
import { countExtent } from './extent.mjs'
import { mediaTypeOf } from './media-types.mjs'
import { typesetPdf } from './pdf/typeset.mjs'
import { drawPng } from './picture.mjs'
import { writePresentation } from './presentation.mjs'
import { signVouch } from './vouch.mjs'
import { writeWordDocument } from './word.mjs'
import { writeWorkbook } from './workbook.mjs'

const readText = (path) => readFile(path, 'utf8')

/** How a source becomes evidence, by `<source's ending>><evidence's ending>`; whatever isn't here is handed in as it stands. */
const MAKERS = {
  '.md>.pdf': async (path) => typesetPdf(await readText(path), path),
  '.md>.docx': async (path) => ({ bytes: await writeWordDocument(await readText(path)), extent: null }),
  '.svg>.png': async (path) => ({ bytes: drawPng(await readText(path)), extent: null }),
  '.md>.pptx': async (path) => ({ bytes: await writePresentation(await readText(path)), extent: null }),
  '.json>.xlsx': async (path) => ({ bytes: await writeWorkbook(await readText(path)), extent: null }),
  '>.zip': (path) => packFolder(path),
  '>.gz': (path) => packTarball(path),
}

async function copy(path, fileName) {
  const bytes = await readFile(path)
  return { bytes, extent: countExtent(fileName, bytes) }
}

async function vouch(path, item, subjectId) {
  const statement = JSON.parse(await readText(path))
  const content = item.signed ? await signVouch(statement, subjectId, item.changedAfterSigning) : statement
  return { bytes: Buffer.from(`${JSON.stringify(content, null, 2)}\n`), extent: null }
}

/**
 * Makes one evidence file from its source. `item.from` is a path relative to the revision's folder, `item.fileName` the name that the
 * candidate gave it (the source's own where it is left out), `item.extent` is for media whose length can't be counted here.
 * `item.keep` cuts the file off after this share of its bytes, as a broken upload does. Returns `{ fileName, mediaType, bytes, extent }`.
 */
export async function makeEvidenceFile(item, home, { subjectId }) {
  const path = join(home, item.from)
  const fileName = item.fileName ?? basename(item.from)
  const maker = MAKERS[`${extname(path)}>${extname(fileName)}`]
  const made = await (item.kind === 'vouch' ? vouch(path, item, subjectId) : maker ? maker(path) : copy(path, fileName))
  const mediaType = mediaTypeOf(fileName, { signed: item.signed })
  if (item.keep !== undefined) {
    return { fileName, mediaType, bytes: made.bytes.subarray(0, Math.floor(made.bytes.length * item.keep)), extent: null }
  }
  return { fileName, mediaType, bytes: made.bytes, extent: item.extent ?? made.extent }
}
