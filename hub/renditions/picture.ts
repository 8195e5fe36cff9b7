import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stripJpeg } from './jpeg'
import { type Bench, ProgramError, runProgram } from './program'
import type { Recipe } from './recipes'

const MOST_SECONDS = 90
const QUALITY = 88
/** Points of a PDF page for each pixel of a scan: 150 pixels to the inch. */
const POINTS_PER_PIXEL = 72 / 150
/** A picture that says that it is larger, or a stack of more of them, isn't a photograph or a scan. */
const LIMITS = [
  ...['-limit', 'width', '30KP', '-limit', 'height', '30KP', '-limit', 'list-length', '500'],
  ...['-limit', 'memory', '1GiB', '-limit', 'map', '1GiB', '-limit', 'disk', '4GiB', '-limit', 'thread', '1'],
]
const LARGEST = ['-resize', '8000x8000>']

export type PictureTools = { heif?: string; magick?: string }

/**
 * Makes a JPEG of a picture, upright and without what the camera wrote about place and person; a stack of scans becomes a PDF.
 * @returns its path and media type
 * @throws ProgramError
 */
export async function renderPicture(
  tools: PictureTools,
  source: string,
  { extension }: Extract<Recipe, { room: 'picture' }>,
  bench: Bench,
): Promise<{ path: string; mediaType: string }> {
  const { heif, magick } = tools
  if (extension === 'heic' && heif !== undefined) return renderHeif(heif, source, bench)
  if (magick === undefined) throw new ProgramError('failed', 'ImageMagick is not installed')
  await convert(magick, `${extension}:${source}`, join(bench.folder, 'page-%04d.jpg'), bench)
  const pages = await listPages(bench)
  const [first] = pages
  if (first === undefined) throw new ProgramError('failed', 'holds no picture')
  return pages.length === 1
    ? { path: first, mediaType: 'image/jpeg' }
    : { path: await bindPages(pages, bench), mediaType: 'application/pdf' }
}

/** The HEIF library's own program knows more cameras than ImageMagick does, and turns the picture upright. */
async function renderHeif(heif: string, source: string, bench: Bench) {
  await runProgram(heif, ['-q', String(QUALITY), source, join(bench.folder, 'page-0000.jpg')], bench, { seconds: MOST_SECONDS })
  const [first] = await listPages(bench)
  const plain = first === undefined ? null : stripJpeg(await readFile(first))
  if (plain === null) throw new ProgramError('failed', 'holds no picture')
  const path = join(bench.folder, 'plain.jpg')
  await writeFile(path, plain)
  return { path, mediaType: 'image/jpeg' }
}

/** The source's format is named, because otherwise ImageMagick would guess it from the content, down to formats that run things. */
async function convert(magick: string, source: string, target: string, bench: Bench): Promise<void> {
  const parameters = [...LIMITS, source, '-auto-orient', '-strip', ...LARGEST, '-quality', String(QUALITY), `jpg:${target}`]
  await runProgram(magick, parameters, bench, { seconds: MOST_SECONDS })
}

async function listPages({ folder }: Bench): Promise<string[]> {
  const names = await readdir(folder)
  return names
    .filter((name) => /^page-\d+(-\d+)?\.jpg$/.test(name))
    .sort()
    .map((name) => join(folder, name))
}

async function bindPages(pages: readonly string[], { folder }: Bench): Promise<string> {
  // Few hubs ever need it, and it is large.
  const { PDFDocument } = await import('pdf-lib')
  const document = await PDFDocument.create()
  for (const page of pages) {
    const picture = await document.embedJpg(await readFile(page))
    const [width, height] = [picture.width * POINTS_PER_PIXEL, picture.height * POINTS_PER_PIXEL]
    document.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height })
  }
  const path = join(folder, 'pages.pdf')
  await writeFile(path, await document.save())
  return path
}
