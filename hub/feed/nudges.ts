/** Tells open event streams that somebody's feed has something new, or that a session has ended. */
export class Nudges {
  readonly #readers = new Set<Reader>()

  /** Whom to tell; returns how to stop. */
  subscribe(reader: Reader): () => void {
    this.#readers.add(reader)
    return () => this.#readers.delete(reader)
  }

  /** A notification of `FEED_CHANNEL`: audiences with commas between them, or `*` for everybody. */
  feedChanged(payload: string): void {
    const audiences = new Set(payload.split(','))
    for (const reader of this.#readers) {
      if (payload === '*' || reader.audiences.some((audience) => audiences.has(audience))) reader.onChange()
    }
  }

  /** A notification that the session with this token hash has ended. */
  sessionEnded(tokenHash: string): void {
    for (const reader of this.#readers) if (reader.tokenHash === tokenHash) reader.onEnd()
  }

  /** Ends all streams, because the hub stops. */
  endAll(): void {
    for (const reader of this.#readers) reader.onEnd()
  }
}

export type Reader = { audiences: readonly string[]; tokenHash: string; onChange(): void; onEnd(): void }
