/** Why an entry can't be opened; null where it can. */
export type EntryTrouble =
  /** It needs a password, which is never asked for. */
  | 'encrypted'
  /** Compressed in a way that no reader here knows. */
  | 'unsupported'
  /** More than `LIMITS.entryBytes` after decompression. */
  | 'too-large'
  /** So much of so little that it was made to exhaust the machine. */
  | 'bomb'
  /** A link, a device: it holds no bytes of its own, and links are never followed. */
  | 'link'
  | 'special'
  /** Its bytes are missing or differ from what the archive promises. */
  | 'damaged'

/** One file of an archive, as the tree lists it. Folders follow from the paths. */
export type ArchiveEntry = {
  /** Safe and unique, with `/`; what `Annotation.part` holds. */
  path: string
  /** After decompression, as the archive says. */
  sizeBytes: number
  trouble: EntryTrouble | null
  /** Where a link points; null for everything else, and where the archive says it only in its body. */
  target: string | null
  /** The name as it is written in the archive, where it had to be changed (`../`, an absolute path, twice the same); null otherwise. */
  writtenName: string | null
}

/** Something about an archive as a whole that its reader should know. */
export type ArchiveNotice =
  /** Only the first so many are listed; `total` is null where nobody counted. */
  | { kind: 'more-entries'; listed: number; total: number | null }
  /** The file ends too early: this is what was found in it. */
  | { kind: 'truncated' }
  /** Reading stopped, because it would have become too much. */
  | { kind: 'stopped'; atBytes: number }
  | { kind: 'renamed'; count: number }

export type ArchiveFailure =
  | 'empty'
  /** It begins like an archive, but nothing can be listed. */
  | 'broken'
  /** Even its list of files is encrypted. */
  | 'encrypted'
  /** A kind of archive that isn't read here, such as 7z or rar. */
  | 'unsupported'
  /** Something else than its name says. */
  | 'no-archive'
  /** Archives within archives beyond `LIMITS.depth`. */
  | 'too-deep'
  | 'bomb'
  | 'too-large'
  /** The bytes can't be read on this machine now. */
  | 'unreadable'

export type Listing = { entries: ArchiveEntry[]; notices: ArchiveNotice[] }
export type OpenedArchive = { ok: true; listing: Listing } | { ok: false; reason: ArchiveFailure }

export type EntryBytes =
  | { ok: true; bytes: Uint8Array<ArrayBuffer> }
  | { ok: false; reason: EntryTrouble | 'unknown' | 'unreadable' }

/** An archive that was opened. */
export type Archive = {
  listing: Listing
  /** The bytes of a file; never more than `LIMITS.entryBytes`. */
  read(path: string, signal?: AbortSignal): Promise<EntryBytes>
}

/** Thrown by readers of one format, and turned into a state by who opens the archive. */
export class ArchiveError extends Error {
  constructor(readonly reason: ArchiveFailure) {
    super(`archive: ${reason}`)
    this.name = 'ArchiveError'
  }
}

/** Parts of a file, `end` exclusive. @throws ArchiveError `unreadable` */
export type ReadRange = (start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>

/** A file that is read by ranges. */
export type RangeFile = { name: string; sizeBytes: number; readRange: ReadRange }
