/** A stretch of a recording with the words that belong to it: what is said, or a chapter's title. */
export type Cue = {
  startSeconds: number
  endSeconds: number
  /** Who speaks, where the file says so. */
  speaker: string | null
  text: string
}

const LOAD_LIMIT_MS = 10_000

/** A WebVTT file as a track of a media element. */
export type LoadedTrack = { track: TextTrack; cues: Cue[]; remove(): void }

/**
 * Gives a media element a WebVTT file; the browser reads it, so that what is shown over the picture and what is listed beside it
 * can't differ. Hidden until somebody shows it.
 * @throws where it isn't WebVTT
 */
export async function addTrack(
  element: HTMLMediaElement,
  bytes: Uint8Array,
  { kind, label, language }: { kind: 'captions' | 'chapters'; label: string; language: string },
): Promise<LoadedTrack> {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'text/vtt' }))
  const child = element.ownerDocument.createElement('track')
  Object.assign(child, { kind, label, srclang: language, src: url })
  const remove = () => {
    child.remove()
    URL.revokeObjectURL(url)
  }
  const loaded = new Promise<void>((resolve, reject) => {
    const fail = () => reject(new Error('These are no captions that can be read.'))
    child.addEventListener('load', () => resolve(), { once: true })
    child.addEventListener('error', fail, { once: true })
    setTimeout(fail, LOAD_LIMIT_MS)
  })
  element.append(child)
  // A track that is disabled is never read.
  child.track.mode = 'hidden'
  try {
    await loaded
    return { track: child.track, cues: cuesOf(child.track), remove }
  } catch (error) {
    remove()
    throw error
  }
}

/** A WebVTT file's cues, without showing them anywhere. @throws where it isn't WebVTT */
export async function readCues(bytes: Uint8Array): Promise<Cue[]> {
  const loaded = await addTrack(document.createElement('video'), bytes, { kind: 'captions', label: '', language: '' })
  loaded.remove()
  return loaded.cues
}

function cuesOf({ cues }: TextTrack): Cue[] {
  return [...(cues ?? [])].flatMap((cue) => {
    if (!(cue instanceof VTTCue)) return []
    const content = cue.getCueAsHTML()
    const text = (content.textContent ?? '').replace(/\s+/g, ' ').trim()
    // The browser makes a voice (`<v Name>`) a span that is titled with the name.
    const speaker = content.querySelector('span[title]')?.getAttribute('title')?.trim() || null
    return text === '' ? [] : [{ startSeconds: cue.startTime, endSeconds: cue.endTime, speaker, text }]
  })
}

/** The cue at a time, or the one before it where nothing is said then; -1 before the first. Cues are in the order of time. */
export function cueAt(cues: readonly Cue[], seconds: number): number {
  let low = 0
  let high = cues.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cues[middle] as Cue).startSeconds <= seconds + 0.01) low = middle + 1
    else high = middle
  }
  return low - 1
}
