import { access, constants } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { limitingGuard, runProgram } from './program'

/** Programs of this machine, each with its path where it is installed and runs. */
export type Tools = {
  office?: string
  ffmpeg?: string
  ffprobe?: string
  heif?: string
  magick?: string
  /** Put before every program to confine it; empty where the system offers nothing. */
  guard: readonly string[]
}

type ToolName = Exclude<keyof Tools, 'guard'>

/** Names under which a program goes, and how it says what it is. */
const CANDIDATES: Record<ToolName, { names: readonly string[]; ask: readonly string[]; says: RegExp | null }> = {
  office: { names: ['soffice', 'libreoffice'], ask: ['--version'], says: /LibreOffice/ },
  ffmpeg: { names: ['ffmpeg'], ask: ['-version'], says: /ffmpeg version/ },
  ffprobe: { names: ['ffprobe'], ask: ['-version'], says: /ffprobe version/ },
  // It has no question that it answers with success in every version: being there is all that can be known.
  heif: { names: ['heif-convert', 'heif-dec'], ask: [], says: null },
  magick: { names: ['magick', 'convert'], ask: ['-version'], says: /ImageMagick/ },
}

const ASK_SECONDS = 20

/**
 * Looks for the programs in these folders (as in `PATH`).
 * @param searchPath without a word, the environment's
 */
export async function findTools(searchPath = process.env.PATH ?? ''): Promise<Tools> {
  const folders = searchPath.split(delimiter).filter((folder) => folder !== '')
  const guard = await findGuard(folders)
  const names = Object.keys(CANDIDATES) as ToolName[]
  const found = await Promise.all(names.map(async (name) => [name, await findTool(name, folders)] as const))
  return { ...Object.fromEntries(found.filter(([, path]) => path !== undefined)), guard }
}

async function findTool(tool: ToolName, folders: readonly string[]): Promise<string | undefined> {
  const { names, ask, says } = CANDIDATES[tool]
  for (const name of names) {
    const path = await findProgram(name, folders)
    if (path === undefined) continue
    if (says === null) return path
    const answer = await runProgram(path, ask, { folder: tmpdir(), guard: [] }, { seconds: ASK_SECONDS }).catch(() => '')
    if (says.test(answer)) return path
  }
  return undefined
}

/**
 * On Linux a program gets limits, and namespaces of its own without a network where the system lets us make them (many containers
 * don't). Each is tried before it counts.
 */
async function findGuard(folders: readonly string[]): Promise<string[]> {
  if (process.platform !== 'linux') return []
  const [unshare, prlimit, trivial] = await Promise.all(['unshare', 'prlimit', 'true'].map((name) => findProgram(name, folders)))
  if (trivial === undefined) return []
  const guards = [
    unshare === undefined
      ? []
      : [unshare, '--user', '--map-current-user', '--net', '--ipc', '--pid', '--fork', '--kill-child', '--'],
    prlimit === undefined ? [] : limitingGuard(prlimit),
  ]
  const works = await Promise.all(
    guards.map((guard) =>
      runProgram(trivial, [], { folder: tmpdir(), guard }, { seconds: ASK_SECONDS }).then(
        () => true,
        () => false,
      ),
    ),
  )
  return guards.filter((_, at) => works[at]).flat()
}

async function findProgram(name: string, folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    const path = join(folder, process.platform === 'win32' ? `${name}.exe` : name)
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return path
  }
  return undefined
}
