import type { TimeRange } from '../../../../../shared/domain'

/** Why a media element gave up: its bytes can't be read, can't be decoded, or are of a kind that it doesn't know. */
export type PlaybackFailure = 'reading' | 'decoding' | 'unsupported'

/** What is known of a recording that is open. A new object whenever something of it changes. */
export type PlaybackState = {
  /** Its length and the size of its picture are known. */
  isReady: boolean
  isPlaying: boolean
  /** Playing, but waiting for what comes next. */
  isWaiting: boolean
  /** 0 before it is known, `Infinity` where the file doesn't say. */
  durationSeconds: number
  speed: number
  /** From 0 to 1. */
  volume: number
  isMuted: boolean
  /** Natural size of the picture; null for sound alone. */
  picture: { width: number; height: number } | null
  failure: PlaybackFailure | null
}

export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const

const CHANGES = [
  ...['loadedmetadata', 'durationchange', 'resize', 'play', 'pause', 'ended', 'waiting', 'playing', 'canplay'],
  ...['ratechange', 'volumechange', 'error', 'emptied'],
]
const TIMES = ['seeking', 'seeked', 'timeupdate']
const FAILURES: Record<number, PlaybackFailure> = { 2: 'reading', 3: 'decoding', 4: 'unsupported' }

/** Drives one media element, and tells what it does: its state to `subscribe`, its time, frame by frame, to `onTime`. */
export class Playback {
  readonly #element: HTMLVideoElement
  readonly #subscribers = new Set<() => void>()
  readonly #timed = new Set<(seconds: number) => void>()
  #state: PlaybackState
  #frame = 0
  #isWaiting = false
  /** The range that is played by itself; null while playing goes on to the end. */
  #only: TimeRange | null = null

  constructor(element: HTMLVideoElement) {
    this.#element = element
    this.#state = this.#read()
  }

  /** Opens a recording. @returns how to let go of it and of all that was read of it */
  open(url: string): () => void {
    const listening = new AbortController()
    const { signal } = listening
    for (const event of CHANGES) this.#element.addEventListener(event, () => this.#onChange(event), { signal })
    for (const event of TIMES) this.#element.addEventListener(event, () => this.#tick(), { signal })
    this.#element.src = url
    return () => {
      listening.abort()
      cancelAnimationFrame(this.#frame)
      this.#element.pause()
      this.#element.removeAttribute('src')
      // Without it, the element keeps what it has read for as long as it lives.
      this.#element.load()
    }
  }

  /** For showing the picture, and for giving it captions. */
  get element(): HTMLVideoElement {
    return this.#element
  }

  get seconds(): number {
    return this.#element.currentTime
  }

  state = (): PlaybackState => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#subscribers.add(listener)
    return () => this.#subscribers.delete(listener)
  }

  onTime = (listener: (seconds: number) => void): (() => void) => {
    this.#timed.add(listener)
    return () => this.#timed.delete(listener)
  }

  toggle(): void {
    if (this.#element.paused) this.play()
    else this.pause()
  }

  play(): void {
    this.#only = null
    // Refused where the element was taken away meanwhile; what it can't play it says by its `error` event.
    this.#element.play().catch(() => undefined)
  }

  pause(): void {
    this.#element.pause()
  }

  /** Goes there; before the recording is ready, it will begin there. */
  seek(seconds: number): void {
    const { durationSeconds } = this.#state
    const last = durationSeconds > 0 ? durationSeconds : Number.POSITIVE_INFINITY
    this.#only = null
    this.#element.currentTime = Math.max(0, Math.min(seconds, last))
    this.#tick()
  }

  /** Plays a range from its beginning, and stops at its end. */
  playRange(range: TimeRange): void {
    this.seek(range.startSeconds)
    this.play()
    this.#only = range
  }

  /** Shows the next or the previous picture. @param frameSeconds how long each is shown */
  stepFrame(direction: 1 | -1, frameSeconds: number): void {
    this.pause()
    // From the middle of one frame to the middle of the other, because times are rounded on the way.
    const frame = Math.floor(this.seconds / frameSeconds + 1e-3) + direction
    this.seek((frame + 0.5) * frameSeconds)
  }

  setSpeed(speed: number): void {
    this.#element.playbackRate = speed
    this.#element.defaultPlaybackRate = speed
  }

  /** The next of the usual speeds in a direction. @returns the speed */
  changeSpeed(direction: 1 | -1): number {
    // From the element, not from the state, which follows by an event: two quick presses are two steps.
    const { playbackRate: speed } = this.#element
    const next = direction === 1 ? SPEEDS.find((each) => each > speed) : SPEEDS.findLast((each) => each < speed)
    this.setSpeed(next ?? speed)
    return next ?? speed
  }

  setVolume(volume: number): void {
    this.#element.volume = Math.max(0, Math.min(1, volume))
    this.#element.muted = volume === 0
  }

  toggleMuted(): void {
    this.#element.muted = !this.#element.muted
  }

  /** Reads it anew, for instance after its bytes couldn't be read. */
  reload(): void {
    const { seconds } = this
    this.#element.load()
    this.seek(seconds)
  }

  #onChange(event: string): void {
    if (event === 'waiting') this.#isWaiting = true
    if (event === 'playing' || event === 'canplay' || event === 'pause' || event === 'emptied') this.#isWaiting = false
    this.#state = this.#read()
    for (const listener of this.#subscribers) listener()
    this.#tick()
  }

  /** Tells the time once, and again with each frame for as long as it plays. */
  #tick(): void {
    cancelAnimationFrame(this.#frame)
    const { seconds } = this
    if (this.#only !== null && seconds >= this.#only.endSeconds) {
      this.#only = null
      this.pause()
    }
    for (const listener of this.#timed) listener(seconds)
    if (!this.#element.paused) this.#frame = requestAnimationFrame(() => this.#tick())
  }

  #read(): PlaybackState {
    const { readyState, duration, paused, ended, playbackRate, volume, muted, videoWidth, videoHeight, error } = this.#element
    return {
      isReady: readyState >= HTMLMediaElement.HAVE_METADATA,
      isPlaying: !paused && !ended,
      isWaiting: this.#isWaiting && !paused,
      durationSeconds: Number.isNaN(duration) ? 0 : duration,
      speed: playbackRate,
      volume,
      isMuted: muted || volume === 0,
      picture: videoWidth > 0 ? { width: videoWidth, height: videoHeight } : null,
      failure: error === null ? null : (FAILURES[error.code] ?? 'reading'),
    }
  }
}
