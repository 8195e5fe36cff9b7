import { proxy } from 'comlink'
import { useEffect, useState } from 'react'
import type { EvidenceSource } from '../../viewer'
import type { RecordingFacts } from './facts'
import { BARS } from './loudness'
import { openRecording } from './recording'

export type Recording = {
  /** Undefined while it is being looked into; null where it can't be. */
  facts: RecordingFacts | null | undefined
  /** From 0 to 1, the parts of its length; null where nothing is known of its sound (yet). */
  bars: Float32Array | null
}

/** What is known of the recordings that were open last: going back and forth must not look into them and listen to them again. */
const heard = new Map<string, { facts: RecordingFacts; bars: Float32Array }>()
const MOST_HEARD = 24

/** Looks into a recording while it is open, without keeping anything waiting for it. */
export function useRecording(source: EvidenceSource): Recording {
  const { sha256 } = source.file
  const [facts, setFacts] = useState<RecordingFacts | null | undefined>(() => heard.get(sha256)?.facts)
  const [bars, setBars] = useState<Float32Array | null>(() => heard.get(sha256)?.bars ?? null)
  useEffect(() => {
    const known = heard.get(sha256)
    if (known) {
      setFacts(known.facts)
      setBars(known.bars)
      return
    }
    const recording = openRecording(source)
    let isOpen = true
    const look = async () => {
      const found = await recording.reader.facts()
      if (!isOpen) return
      setFacts(found)
      if (found === null) return
      // On a busy machine it takes a while: a flat line says that there is something to hear, and it rises as it is heard.
      if (found.sound?.isPlayable) setBars((before) => before ?? new Float32Array(BARS))
      const loudness = await recording.reader.loudness(proxy((progress) => isOpen && setBars(progress)))
      if (!isOpen || loudness === null) return
      remember(sha256, { facts: found, bars: loudness })
      setBars(loudness)
    }
    // A file that is broken says so when it is played; here it only has no waveform.
    look().catch(() => isOpen && setFacts((known) => known ?? null))
    return () => {
      isOpen = false
      recording.close()
    }
  }, [source, sha256])
  return { facts, bars }
}

function remember(sha256: string, recording: { facts: RecordingFacts; bars: Float32Array }): void {
  heard.set(sha256, recording)
  const oldest = heard.keys().next()
  if (heard.size > MOST_HEARD && !oldest.done) heard.delete(oldest.value)
}
