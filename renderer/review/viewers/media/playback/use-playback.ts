import { useEffect, useState, useSyncExternalStore } from 'react'
import { Playback, type PlaybackState } from './playback'

/** A media element of its own that plays what lies at an address, for as long as the component is there. */
export function usePlaybackOf(url: string): Playback {
  const [playback] = useState(() => new Playback(makeElement()))
  useEffect(() => playback.open(url), [playback, url])
  return playback
}

function makeElement(): HTMLVideoElement {
  const element = document.createElement('video')
  // The first picture and the length; the rest is read when it is played.
  element.preload = 'metadata'
  element.playsInline = true
  return element
}

/** What a playback does, whenever it changes. */
export function usePlaybackState(playback: Playback): PlaybackState {
  return useSyncExternalStore(playback.subscribe, playback.state)
}

/** The time of a playback, rounded down to steps of so many seconds: a component needn't follow each frame. */
export function usePlaybackTime(playback: Playback, stepSeconds: number): number {
  return useSyncExternalStore(playback.onTime, () => Math.floor(playback.seconds / stepSeconds + 1e-6) * stepSeconds)
}
