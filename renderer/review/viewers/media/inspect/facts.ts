/** One track of a recording. */
export type TrackFacts = {
  /** As people know it, such as "H.265 (HEVC)"; the container's own name where it is none that we know; null for none at all. */
  codec: string | null
  isPlayable: boolean
}

/** What a recording's file says about itself. */
export type RecordingFacts = {
  /** Null where it doesn't say, and is too large to find out. */
  durationSeconds: number | null
  /** How long each picture is shown, on average; null for sound alone. */
  frameSeconds: number | null
  picture: TrackFacts | null
  sound: TrackFacts | null
}

/** What the worker that looks into a recording offers; `null` where it isn't a recording of a kind that can be looked into. */
export type RecordingReader = {
  facts(): Promise<RecordingFacts | null>
  /**
   * Loudness over the whole length, in as many equal parts as it takes, from 0 to 1. Called back with what is known so far.
   * Null where there is no sound that can be read.
   */
  loudness(onProgress: (bars: Float32Array) => void): Promise<Float32Array | null>
}

const NAMES: Record<string, string> = {
  avc: 'H.264',
  hevc: 'H.265 (HEVC)',
  vp8: 'VP8',
  vp9: 'VP9',
  av1: 'AV1',
  prores: 'ProRes',
  aac: 'AAC',
  opus: 'Opus',
  mp3: 'MP3',
  vorbis: 'Vorbis',
  flac: 'FLAC',
  ac3: 'Dolby Digital (AC-3)',
  eac3: 'Dolby Digital Plus (E-AC-3)',
}

/**
 * A codec's name for people.
 * @param codec as the reader knows it; null where it knows none
 * @param inContainer what the file calls it: text, a number or bytes
 */
export function codecName(codec: string | null, inContainer: string | number | Uint8Array | null): string | null {
  if (codec !== null) return NAMES[codec] ?? codec.toUpperCase()
  return typeof inContainer === 'string' && /^[\x20-\x7e]{1,40}$/.test(inContainer) ? inContainer.trim() : null
}
