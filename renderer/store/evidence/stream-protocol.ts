/**
 * How the service worker, which answers media elements, asks the page that opened a recording for its bytes. The worker knows no
 * key, no database and no file: only what it is handed for one answer.
 */

/** Below it lie the addresses of open recordings, relative to the workbench's page. */
export const STREAM_FOLDER = 'evidence-stream/'

/** Asks an active worker to answer for pages that were loaded before it was there. */
export const CLAIM_PAGES = 'assay:claim-pages'

/** Sent to the page with a port to answer on. */
export type StreamQuestion = {
  type: 'assay:stream'
  /** The last part of the address. */
  token: string
  /** First byte that is wanted. */
  start: number
  /** One more than the last byte that is wanted; may lie behind the end of the file. */
  end: number
}

/** A page answers with as much as it likes to, beginning at the first byte that was wanted; the worker asks on. */
export type StreamAnswer =
  | { ok: true; bytes: ArrayBuffer; start: number; sizeBytes: number; mediaType: string }
  /** Nothing is open under this address (any more), the file ends before, or it can't be read. */
  | { ok: false }
