import type { ArchiveEntry } from '../archive/archive'
import { WITHIN } from '../archive/nested-archives'
import { fileKind } from '../file/file-kind'

/** A folder, or an archive within the archive that was opened (then its path ends with `!`). */
export type Folder = {
  path: string
  folders: Map<string, Folder>
  files: ArchiveEntry[]
  /** Of all that is in it, at any depth. */
  fileCount: number
  sizeBytes: number
}

/** One row of the tree. */
export type TreeRow = {
  path: string
  name: string
  /** 1 is the outermost. */
  level: number
  /** `archive`: one within the archive, which opens like a folder. */
  kind: 'folder' | 'archive' | 'file'
  isOpen: boolean
  /** Null for a folder. */
  entry: ArchiveEntry | null
  fileCount: number
  sizeBytes: number
  /** Its place among its neighbours, from 1, and how many they are. */
  position: number
  siblings: number
}

/** Folders of things that nobody wrote by hand: folded until they are asked for, never hidden. */
const FOLDED = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  '__pycache__',
  '.venv',
  'venv',
  '.ipynb_checkpoints',
  '__MACOSX',
  '.pytest_cache',
  '.mypy_cache',
  '.idea',
  '.vscode',
])
/** Up to so many files are all laid out at once. */
const OPEN_AT_ONCE = 80

/** Builds the tree from the paths of all entries, those of archives within it too. */
export function buildTree(entries: readonly ArchiveEntry[]): Folder {
  const root = makeFolder('')
  const inner = new Set(
    entries.flatMap(({ path }) =>
      path
        .split(WITHIN)
        .slice(0, -1)
        .map((_, at, parts) => parts.slice(0, at + 1).join(WITHIN)),
    ),
  )
  for (const entry of entries) {
    // An archive that was opened is the folder that its files make.
    if (inner.has(entry.path)) continue
    const segments = entry.path.split('/')
    let folder = root
    count(folder, entry)
    for (const segment of segments.slice(0, -1)) {
      const path = folder.path === '' ? segment : `${folder.path}/${segment}`
      const next = folder.folders.get(segment) ?? makeFolder(path)
      folder.folders.set(segment, next)
      folder = next
      count(folder, entry)
    }
    folder.files.push(entry)
  }
  sort(root)
  return root
}

/** Which folders are open at first: all of a small project, the way to the first choice in a large one. */
export function openAtFirst(root: Folder): Set<string> {
  const open = new Set<string>()
  const visit = (folder: Folder, isAlone: boolean) => {
    for (const inner of folder.folders.values()) {
      if (FOLDED.has(nameOf(inner.path))) continue
      if (root.fileCount > OPEN_AT_ONCE && !isAlone) continue
      open.add(inner.path)
      visit(inner, isAlone && inner.folders.size + inner.files.length === 1)
    }
  }
  visit(root, root.folders.size + root.files.length === 1)
  return open
}

/** The rows that are shown: what lies in open folders, or, with a filter, all whose path holds its words. */
export function treeRows(root: Folder, open: ReadonlySet<string>, filter: string): TreeRow[] {
  const rows: TreeRow[] = []
  const wanted = filter.trim().toLowerCase()
  const visit = (folder: Folder, level: number) => {
    const folders = [...folder.folders.values()].filter((each) => wanted === '' || holds(each, wanted))
    const files = folder.files.filter(({ path }) => wanted === '' || path.toLowerCase().includes(wanted))
    const siblings = folders.length + files.length
    // An archive stands among the folders, so that it stays where it is when it is opened.
    const closed = files.filter(isArchive)
    const containers = [...folders, ...closed].sort((one, other) => NAMES.compare(nameOf(one.path), nameOf(other.path)))
    let position = 0
    for (const each of containers) {
      position += 1
      const name = nameOf(each.path)
      if (!('folders' in each)) {
        rows.push({ ...fileRow(each), name, level, kind: 'archive', position, siblings })
        continue
      }
      const isOpen = wanted !== '' || open.has(each.path)
      const { path, fileCount, sizeBytes } = each
      const kind = path.endsWith('!') ? 'archive' : 'folder'
      rows.push({ path, name, level, kind, isOpen, entry: null, fileCount, sizeBytes, position, siblings })
      if (isOpen) visit(each, level + 1)
    }
    for (const entry of files) {
      if (isArchive(entry)) continue
      position += 1
      rows.push({ ...fileRow(entry), name: nameOf(entry.path), level, kind: 'file', position, siblings })
    }
  }
  visit(root, 1)
  return rows
}

function isArchive({ path, trouble }: ArchiveEntry): boolean {
  return trouble === null && fileKind(path).shown === 'archive'
}

function fileRow(entry: ArchiveEntry): Pick<TreeRow, 'path' | 'isOpen' | 'entry' | 'fileCount' | 'sizeBytes'> {
  return { path: entry.path, isOpen: false, entry, fileCount: 1, sizeBytes: entry.sizeBytes }
}

/** The last part of a path, without the sign of an archive that was opened. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/!$/, '')
}

/** The files in the order of the tree, whether their folders are open or not. */
export function filesInOrder(root: Folder): ArchiveEntry[] {
  return [...[...root.folders.values()].flatMap(filesInOrder), ...root.files]
}

/** What is read first: a README as far out as possible, else the first file that can be read. */
export function firstFile(root: Folder): ArchiveEntry | null {
  const files = filesInOrder(root).filter(({ trouble }) => trouble === null)
  const depth = ({ path }: ArchiveEntry) => path.split('/').length
  const readmes = files.filter(({ path }) => /(?:^|\/)readme(?:\.[a-z]+)?$/i.test(path)).sort((a, b) => depth(a) - depth(b))
  const shown = files.find(({ path }) => !['archive', 'unknown'].includes(fileKind(path).shown))
  return readmes[0] ?? shown ?? files[0] ?? null
}

/** Paths of the folders around a file, outermost first. */
export function foldersAround(path: string): string[] {
  const segments = path.split('/').slice(0, -1)
  return segments.map((_, at) => segments.slice(0, at + 1).join('/'))
}

function holds(folder: Folder, wanted: string): boolean {
  return (
    folder.files.some(({ path }) => path.toLowerCase().includes(wanted)) ||
    [...folder.folders.values()].some((inner) => holds(inner, wanted))
  )
}

function makeFolder(path: string): Folder {
  return { path, folders: new Map(), files: [], fileCount: 0, sizeBytes: 0 }
}

function count(folder: Folder, entry: ArchiveEntry): void {
  folder.fileCount += 1
  folder.sizeBytes += entry.sizeBytes
}

const NAMES = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

function sort(folder: Folder): void {
  folder.folders = new Map([...folder.folders].sort(([one], [other]) => NAMES.compare(one, other)))
  folder.files.sort((one, other) => NAMES.compare(one.path, other.path))
  for (const inner of folder.folders.values()) sort(inner)
}
