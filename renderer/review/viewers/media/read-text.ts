import type { ReadText } from '../../evidence-text/evidence-text'
import { isChapters } from './transcript/caption-choice'
import { readCues } from './transcript/cues'

/**
 * What is said in a recording, where intake made captions of it. Captions that were handed in as an item of their own are read
 * there, and nobody needs the same words twice.
 */
export const readText: ReadText = async function* readCaptions(item, source, signal) {
  const own = (source.captions ?? []).filter((caption) => item.renditions.some(({ id }) => id === caption.file.id))
  for (const caption of own) {
    if (isChapters(caption)) continue
    signal.throwIfAborted()
    const answer = await caption.read()
    if (!answer.ok) continue
    const cues = await readCues(answer.bytes).catch(() => [])
    if (cues.length > 0) yield { page: null, part: null, text: cues.map(({ text }) => text).join('\n') }
  }
}
