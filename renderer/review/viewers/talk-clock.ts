/** What a player tells of the time that its recording stands at. */
export type RunningTime = {
  readonly seconds: number
  /** Called whenever the time has changed. @returns how to stop. */
  onTime(listener: (seconds: number) => void): () => void
  seek(seconds: number): void
}

/** The time that a talk's recording stands at: its player provides it, a note on the slides beside it can carry it. */
export class TalkClock {
  #time: RunningTime | null = null
  readonly #followers = new Set<() => void>()

  /** @returns how to stop providing. */
  provide(time: RunningTime): () => void {
    this.#time = time
    const tell = () => {
      for (const follow of this.#followers) follow()
    }
    const stop = time.onTime(tell)
    tell()
    return () => {
      stop()
      if (this.#time === time) this.#time = null
      tell()
    }
  }

  /** 0 where the recording stands at its beginning, or there is none that plays. */
  get seconds(): number {
    return this.#time?.seconds ?? 0
  }

  seek(seconds: number): void {
    this.#time?.seek(seconds)
  }

  follow = (onTime: () => void): (() => void) => {
    this.#followers.add(onTime)
    return () => this.#followers.delete(onTime)
  }
}
