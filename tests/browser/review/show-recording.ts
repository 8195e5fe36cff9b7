import { expect } from 'vitest'
import {
  type EvidenceItem,
  formatTimeRange,
  parseAll,
  parseTimeRange,
  type Selector,
  type TimeRange,
} from '../../../shared/domain'
import { sampleRecording } from './media-files'
import { annotationOn, type ShownViewer, showViewer } from './show-viewer'

/** A film of 92 seconds with eight pictures in each; there after `loadFilm`. */
export let film: { item: EvidenceItem; bytes: Uint8Array<ArrayBuffer> }
/** What is shown; there after `show` or `showFilm`. */
export let viewer: ShownViewer

/** A busy machine takes its time to decode. */
export const patient = { timeout: 30_000 }

/** For `beforeAll`. */
export async function loadFilm(): Promise<void> {
  film = await sampleRecording('dashboard-walk-through.webm', 'video/webm')
}

export async function show(...given: Parameters<typeof showViewer>): Promise<void> {
  viewer = await showViewer(...given)
}

/** Shows the film, and waits until it can be played. */
export async function showFilm(start: Parameters<typeof showViewer>[2] = {}): Promise<void> {
  await show(film.item, film.bytes, start)
  await expect.poll(() => timeline()?.getAttribute('aria-valuemax'), patient).toBe('93')
}

export const find = <Kind extends Element = HTMLElement>(selector: string) => viewer.element.querySelector<Kind>(selector)
export const video = () => find<HTMLVideoElement>('video') as HTMLVideoElement
export const timeline = () => find('[aria-label="Position in the recording"]') as HTMLElement
export const button = (label: string) => find<HTMLButtonElement>(`button[aria-label="${label}"]`) as HTMLButtonElement
export const text = () => viewer.element.textContent ?? ''

/** Goes to a time and waits until its picture is there. */
export async function goTo(seconds: number): Promise<void> {
  video().currentTime = seconds
  await expect.poll(() => !video().seeking && Math.abs(video().currentTime - seconds) < 0.05, patient).toBe(true)
}

/** The point of the timeline that stands for a time. */
export function pointAt(seconds: number): { x: number; y: number } {
  const { left, width, top, height } = timeline().getBoundingClientRect()
  return { x: left + (seconds / video().duration) * width, y: top + height / 2 }
}

export const rangeOf = ({ selectors }: { selectors: readonly Selector[] }) => parseAll(selectors, parseTimeRange)[0] as TimeRange
export const rangeOn = (startSeconds: number, endSeconds: number) =>
  annotationOn(film.item, { shape: 'time-range', selectors: [formatTimeRange({ startSeconds, endSeconds })] })
