/**
 * How far a candidate's archive is followed. An honest project stays well below each of these; an archive made to exhaust the machine
 * meets the first of them that it touches, and the reader says which.
 */
export const LIMITS = {
  /** Entries listed of one archive. */
  entries: 20_000,
  /** Bytes of one entry after decompression. */
  entryBytes: 64 * 1024 * 1024,
  /** Bytes decompressed in one go over many entries: listing a compressed tar, searching all files. */
  totalBytes: 512 * 1024 * 1024,
  /** Decompressed bytes for each compressed one, counted only above `ratioFromBytes`: long runs of zeros are honest in small files. */
  ratio: 250,
  ratioFromBytes: 8 * 1024 * 1024,
  /** Archives within archives. */
  depth: 3,
  /** Characters of a path, as `Annotation.part` holds it. */
  pathLength: 1000,
  /** Characters of a file's or folder's name, as file systems have it. */
  nameLength: 255,
  /** Folders within folders. */
  folders: 64,
  /** Bodies kept while a tar is read through, so that opening a file doesn't read it through again. */
  keptBytes: 64 * 1024 * 1024,
  keptEntryBytes: 4 * 1024 * 1024,
} as const

/** Whether so much of so little is a sign of an archive bomb. */
export function isBomb(compressedBytes: number, bytes: number): boolean {
  return bytes > LIMITS.ratioFromBytes && bytes > Math.max(1, compressedBytes) * LIMITS.ratio
}
