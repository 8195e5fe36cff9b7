/** After so long without a key or a pointer nobody is at work, in milliseconds. */
const IDLE_AFTER = 60_000

/**
 * Counts the time in which an assessor was at work on a submission: from each sign of life for at most a minute, and never while
 * the window is hidden. All times are milliseconds of one clock.
 */
export class ActivityClock {
  #activeMs = 0
  #takenMs = 0
  #countedUntil: number | null = null
  #lastSign = 0

  /** A key, a pointer, scrolling; also the beginning of looking at it. */
  sign(now: number): void {
    this.#count(now)
    this.#lastSign = now
    this.#countedUntil = now
  }

  /** The window was hidden or the desk left. */
  pause(now: number): void {
    this.#count(now)
    this.#countedUntil = null
  }

  /** Milliseconds at work since it was made, whether or not they were taken. */
  totalMs(now: number): number {
    this.#count(now)
    return this.#takenMs + this.#activeMs
  }

  /** Whether time goes by uncounted just now. */
  isIdle(now: number): boolean {
    return this.#countedUntil === null || now - this.#lastSign > IDLE_AFTER
  }

  /** Whole seconds since the last time that it was asked; what is left over stays for the next time. */
  takeSeconds(now: number): number {
    this.#count(now)
    const seconds = Math.floor(this.#activeMs / 1000)
    this.#activeMs -= seconds * 1000
    this.#takenMs += seconds * 1000
    return seconds
  }

  #count(now: number): void {
    if (this.#countedUntil === null) return
    const until = Math.min(now, this.#lastSign + IDLE_AFTER)
    if (until > this.#countedUntil) this.#activeMs += until - this.#countedUntil
    this.#countedUntil = Math.max(until, this.#countedUntil)
  }
}
