import { LIMITS } from './limits'

/** Control characters, and those that turn the direction of what follows, so that `gpj.exe` could read `exe.jpg`. */
const DECEITFUL = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** Gives every entry of one archive a path that is safe to show, unique, and no longer than an annotation may hold. */
export class SafePaths {
  private readonly taken = new Set<string>()
  private readonly folders = new Set<string>()
  /** The last number given to each path that came more than once: trying them all again for each would take forever. */
  private readonly copies = new Map<string, number>()
  private changed = 0

  /** How many names had to be changed. */
  get renamed(): number {
    return this.changed
  }

  /**
   * @param written the name as the archive has it; a backslash counts as a separator, as it does on the machine that wrote it.
   * @returns the path, and the written name where they differ by more than separators.
   */
  give(written: string): { path: string; writtenName: string | null } {
    const plain = written.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')
    const path = this.unique(safePath(plain))
    this.taken.add(path)
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) this.folders.add(path.slice(0, at))
    if (path === plain) return { path, writtenName: null }
    this.changed += 1
    return { path, writtenName: written.slice(0, LIMITS.pathLength) }
  }

  private unique(path: string): string {
    const isFree = (candidate: string) => !this.taken.has(candidate) && !this.folders.has(candidate)
    if (isFree(path)) return path
    const slash = path.lastIndexOf('/')
    const dot = path.lastIndexOf('.')
    const cut = dot > slash + 1 ? dot : path.length
    for (let copy = (this.copies.get(path) ?? 1) + 1; ; copy += 1) {
      const candidate = `${path.slice(0, cut)} (${copy})${path.slice(cut)}`
      if (!isFree(candidate)) continue
      this.copies.set(path, copy)
      return candidate
    }
  }
}

function safePath(plain: string): string {
  const segments = plain
    .replace(/^[a-z]:(?=\/)/i, '')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .map(safeSegment)
  const kept = segments.length > LIMITS.folders ? [...segments.slice(0, LIMITS.folders), segments.at(-1) ?? ''] : segments
  const path = kept.join('/') || '_'
  return path.length > LIMITS.pathLength / 2 ? shortened(path) : path
}

function safeSegment(segment: string): string {
  const clean = segment.replace(DECEITFUL, '\ufffd')
  if (clean === '..') return '__'
  // `!/` is where an archive within an archive begins.
  const unambiguous = clean.endsWith('!') ? `${clean.slice(0, -1)}_` : clean
  return unambiguous.length > LIMITS.nameLength ? shortenedName(unambiguous) : unambiguous
}

function shortenedName(name: string): string {
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : ''
  return `${name.slice(0, LIMITS.nameLength - ending.length - 1)}…${ending}`
}

/** Keeps the end, which holds the name; nested archives need the other half of the length. */
function shortened(path: string): string {
  const end = path.slice(-(LIMITS.pathLength / 2 - 2))
  const slash = end.indexOf('/')
  return `…${slash >= 0 ? end.slice(slash) : `/${end}`}`
}
