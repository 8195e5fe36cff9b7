import { bytesLeft } from './bytes-left'

/** Why the store can't do what was asked; the interface has a text for each. */
export type StoreErrorReason =
  /** The keys at hand are not those that this database was sealed with. Nothing was changed. */
  | 'wrong-key'
  /** The database was made by a newer Assay. Nothing was changed. */
  | 'newer'
  /** What lies on the disk can't be opened as a database at all. It is left as it is. */
  | 'unreadable'
  /** The store was closed: by its owner, or because another window opened a newer version. */
  | 'closed'
  /** There is no such allocation (or annotation) on this machine. */
  | 'not-here'
  /** A sealed row doesn't open or isn't what it says it is; it is left as it is. */
  | 'damaged'
  /** The row was sealed with a key that has been destroyed. */
  | 'key-destroyed'
  /** An annotation's version isn't the one after the latest. */
  | 'stale-version'
  /** The work has been sent and can't be changed now. */
  | 'already-sent'
  /** It was written on a revision or a rubric that has been replaced since: the assessor decides first how it goes on. */
  | 'outdated'
  /** The disk or the browser's quota is full. */
  | 'no-space'

export class StoreError extends Error {
  override name = 'StoreError'
  constructor(
    readonly reason: StoreErrorReason,
    message: string,
  ) {
    super(message)
  }
}

/** Chromium's words where the disk is full and not the quota: it gives them an error of the general kind. */
const FULL_DISK = /full disk|disk full/i

/** Whether an error means that no space is left, however deep a library wrapped it. */
export function isOutOfSpace(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'QuotaExceededError' || FULL_DISK.test(error.message)) return true
  return isOutOfSpace((error as { inner?: unknown }).inner ?? error.cause)
}

/** What Chromium calls an error that may come from anything on the machine; on a full disk it says no more than that now and then. */
const UNTOLD = ['UnknownError', 'OpenFailedError', 'DatabaseClosedError', 'AbortError']

/** Less than this much left, and nothing can be written that is worth it. */
const LEAST_BYTES = 256 * 1024

/** Whether the machine, or what the browser gives us of it, has no room for anything that is worth writing. */
export async function isFull(): Promise<boolean> {
  const left = await bytesLeft()
  return left !== null && left < LEAST_BYTES
}

/** Whether an error that doesn't say where it comes from does so while no space is left. */
async function comesOfLackOfSpace(error: unknown): Promise<boolean> {
  return isOutOfSpace(error) || (error instanceof Error && UNTOLD.includes(error.name) && (await isFull()))
}

/** Whoever asked hears that there was no room, however deep the database wrapped it. @throws StoreError `no-space`, or the error as it is */
export async function nameLackOfSpace(error: unknown): Promise<never> {
  if (!(await comesOfLackOfSpace(error))) throw error
  throw new StoreError('no-space', 'There is no space left on this machine.')
}
