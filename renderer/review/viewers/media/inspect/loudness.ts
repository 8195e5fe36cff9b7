/** Parts of a waveform: more than this can't be told apart on a timeline. */
export const BARS = 400

/** Files up to this size may be read as a whole, in bytes. */
export const MOST_BYTES_IN_FULL = 48 * 1024 * 1024
/** Longer recordings take too long to be listened to as a whole, in seconds. */
const MOST_SECONDS_IN_FULL = 40 * 60
/** Places at which a larger recording is listened to; each opens about one chunk of the file. */
const PROBES = 48
/** For how long at each of them, in seconds. */
const PROBE_SECONDS = 0.25

/** Which parts of a recording are listened to, in seconds; several for an overview. */
export function partsToHear(sizeBytes: number, durationSeconds: number): { startSeconds: number; endSeconds: number }[] {
  if (sizeBytes <= MOST_BYTES_IN_FULL && durationSeconds <= MOST_SECONDS_IN_FULL) {
    return [{ startSeconds: 0, endSeconds: durationSeconds }]
  }
  const step = durationSeconds / PROBES
  return Array.from({ length: PROBES }, (_, at) => {
    const startSeconds = (at + 0.5) * step
    return { startSeconds, endSeconds: Math.min(durationSeconds, startSeconds + PROBE_SECONDS) }
  })
}

/** How loud each part of a recording is, gathered from stretches of sound in any order. */
export class LoudnessMeter {
  readonly #power: Float64Array
  readonly #counts: Float64Array
  readonly #durationSeconds: number

  /** @param bars how many equal parts */
  constructor(durationSeconds: number, bars: number) {
    this.#durationSeconds = durationSeconds
    this.#power = new Float64Array(bars)
    this.#counts = new Float64Array(bars)
  }

  /** @param samples one channel, from -1 to 1 */
  hear(startSeconds: number, samples: Float32Array, sampleRate: number): void {
    const bars = this.#power.length
    for (let at = 0; at < samples.length; at++) {
      const bar = Math.floor(((startSeconds + at / sampleRate) / this.#durationSeconds) * bars)
      if (bar < 0 || bar >= bars) continue
      const value = samples[at] as number
      this.#power[bar] = (this.#power[bar] as number) + value * value
      this.#counts[bar] = (this.#counts[bar] as number) + 1
    }
  }

  /** Root mean square of each part, where the loudest is 1; parts that nothing was heard of are 0. */
  bars(): Float32Array {
    const bars = new Float32Array(this.#power.length)
    let loudest = 0
    for (let at = 0; at < bars.length; at++) {
      const count = this.#counts[at] as number
      bars[at] = count === 0 ? 0 : Math.sqrt((this.#power[at] as number) / count)
      loudest = Math.max(loudest, bars[at] as number)
    }
    return loudest === 0 ? bars : bars.map((bar) => bar / loudest)
  }
}
