import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { v5 } from 'uuid'
import type { EvidenceItem, Rendition } from '../../shared/domain'
import type { FileStore } from '../store'
import { renderOffice } from './office'
import { renderPicture } from './picture'
import { type Bench, ProgramError } from './program'
import { type Recipe, recipeFor } from './recipes'
import { renderRecording } from './recording'
import { findTools, type Tools } from './tools'

/** Renditions of the same item have the same id over revisions, as the item has. */
const NAMESPACE = '0b1c7c0e-52f6-4f0f-9a55-6f3f5f6f9d10'
/** What Debian calls the programs; docs/operating.md has the rest. */
const NEEDED = { office: 'LibreOffice', picture: 'ImageMagick or heif-convert', recording: 'FFmpeg' } as const

type Source = Pick<EvidenceItem, 'id' | 'mediaType' | 'fileName' | 'sha256'>
type Made = { path: string; mediaType: string }
type Kept = Omit<Rendition, 'id' | 'fileName'>

type WorkshopOptions = {
  files: FileStore
  log: Pick<FastifyBaseLogger, 'warn' | 'info'>
  /** Folders in which programs are looked for, as in `PATH`. */
  searchPath?: string | undefined
}

/** Makes renditions with the programs that this machine has. Never throws: what can't be made isn't there, and the log says why. */
export class Workshop {
  readonly #options: WorkshopOptions
  #tools: Promise<Tools> | undefined
  readonly #missed = new Set<string>()
  /** By the original's bytes and media type: a file that two revisions share is converted once. */
  readonly #made = new Map<string, Promise<Kept | null>>()

  constructor(options: WorkshopOptions) {
    this.#options = options
  }

  /** What can be read instead of this file, best first; empty where it can be read itself, or where nothing could be made of it. */
  async render(path: string, source: Source): Promise<Rendition[]> {
    const recipe = recipeFor(source.mediaType)
    if (recipe === null) return []
    const key = `${source.sha256} ${source.mediaType}`
    const making = this.#made.get(key) ?? this.#make(path, source, recipe)
    this.#made.set(key, making)
    const kept = await making
    if (kept === null) return []
    return [{ id: v5(`${source.id}/rendition`, NAMESPACE), fileName: nameOf(source.fileName, kept.mediaType), ...kept }]
  }

  async #make(path: string, source: Source, recipe: Recipe): Promise<Kept | null> {
    const { files, log, searchPath } = this.#options
    const tools = await (this.#tools ??= findTools(searchPath))
    const render = chooseRoom(recipe, tools, source.mediaType)
    if (render === null) {
      this.#miss(NEEDED[recipe.room])
      return null
    }
    const folder = await mkdtemp(join(tmpdir(), 'assay-rendition-'))
    const about = { item: source.id, mediaType: source.mediaType }
    try {
      // The candidate's name for the file never reaches a command line.
      const copy = join(folder, `source.${recipe.extension}`)
      await copyFile(path, copy)
      const made = await render(copy, { folder, guard: tools.guard })
      if (made === null) return null
      if ((await stat(made.path)).size === 0) throw new ProgramError('failed', 'came out empty')
      log.info(about, 'made a rendition')
      return { mediaType: made.mediaType, ...(await files.putFile(made.path)) }
    } catch (error) {
      const reason = error instanceof ProgramError ? error.message : (error as NodeJS.ErrnoException).code
      log.warn({ ...about, reason }, 'no rendition could be made; the original stays as it is')
      return null
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  /** Said once for each program, not for each file. */
  #miss(program: string): void {
    if (this.#missed.has(program)) return
    this.#missed.add(program)
    this.#options.log.warn({ program }, `evidence stays without renditions: ${program} is not installed (docs/operating.md)`)
  }
}

/** How a recipe is carried out with these tools; null where one is missing. */
function chooseRoom(
  recipe: Recipe,
  { office, ffmpeg, ffprobe, heif, magick }: Tools,
  mediaType: string,
): ((source: string, bench: Bench) => Promise<Made | null>) | null {
  switch (recipe.room) {
    case 'office':
      if (office === undefined) return null
      return async (source, bench) => ({ path: await renderOffice(office, source, recipe, bench), mediaType: 'application/pdf' })
    case 'picture':
      if (magick === undefined && (heif === undefined || recipe.extension !== 'heic')) return null
      return (source, bench) => renderPicture({ ...(heif && { heif }), ...(magick && { magick }) }, source, recipe, bench)
    case 'recording':
      if (ffmpeg === undefined || ffprobe === undefined) return null
      return (source, bench) => renderRecording({ ffmpeg, ffprobe }, source, mediaType, bench)
  }
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'video/mp4': 'mp4',
  'audio/mp4': 'm4a',
}

/** The original's name with the rendition's ending. */
function nameOf(fileName: string, mediaType: string): string {
  const ending = `.${EXTENSIONS[mediaType]}`
  return `${fileName.slice(0, fileName.length - extname(fileName).length).slice(0, 255 - ending.length)}${ending}`
}
