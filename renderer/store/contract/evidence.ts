import type { EvidenceItem } from '../../../shared/domain'

/** Where the evidence of an allocation stands on this machine. */
export type OfflineState =
  | { state: 'none'; bytesTotal: number; itemsTotal: number }
  /** The work was taken away: the hub gives its evidence no more. */
  | { state: 'gone'; bytesTotal: number; itemsTotal: number }
  | { state: 'waiting' | 'fetching' | 'paused'; bytesDone: number; bytesTotal: number; itemsDone: number; itemsTotal: number }
  /** Every item is here and matches the hub's hashes. */
  | { state: 'verified'; bytesTotal: number; itemsTotal: number; verifiedAt: string }
  | {
      state: 'failed'
      /** `lease-over`: it is fetched again by itself once the hub gives it more time. */
      reason: 'hash-differs' | 'no-space' | 'refused' | 'unreachable' | 'lease-over'
      bytesDone: number
      bytesTotal: number
      itemsDone: number
      itemsTotal: number
    }

/** The first reason why evidence can't be read now. */
export type EvidenceBytes =
  | { ok: true; bytes: Uint8Array; item: EvidenceItem }
  | { ok: false; reason: 'not-offline' | 'damaged' | 'unknown' | 'too-large' }

/** An address of our own origin that only this page may use, or why there is none. */
export type EvidenceStream =
  | { ok: true; url: string; release(): void }
  /** `too-large`: recordings can't be streamed in this window, and this one is too large to be read at once. */
  | { ok: false; reason: 'not-offline' | 'damaged' | 'unknown' | 'too-large' }

export type EvidenceStore = {
  /** Bytes of a file (item or rendition) that is here and verified; opened and checked chunk by chunk. */
  read(allocationId: string, fileId: string): Promise<EvidenceBytes>
  /** Part of it, `end` exclusive; reads only the chunks that it needs. */
  readRange(allocationId: string, fileId: string, start: number, end: number): Promise<EvidenceBytes>
  /** An address at which a media element plays a recording, reading only what it plays. Release it when the item is closed. */
  stream(allocationId: string, fileId: string): Promise<EvidenceStream>
}
