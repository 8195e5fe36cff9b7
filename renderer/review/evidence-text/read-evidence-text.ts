import { type ViewerName, viewerNameFor } from '../frame/viewer-for'
import type { ReadText, TextPart } from './evidence-text'

/** How the words of each viewer's items are read, loaded when the first of them is. Pictures and unknown files have none. */
const READERS: Partial<Record<ViewerName, () => Promise<{ readText: ReadText }>>> = {
  pdf: () => import('../viewers/pdf/read-text'),
  document: () => import('../viewers/document/read-text'),
  project: () => import('../viewers/project/read-text'),
  media: () => import('../viewers/media/read-text'),
  records: () => import('../viewers/records/read-text'),
  vouch: () => import('../viewers/vouch/read-text'),
}

/** The words of an item as its viewer counts them, whatever kind it is; nothing where it has none. See `ReadText`. */
export const readEvidenceText: ReadText = async function* (item, source, signal): AsyncGenerator<TextPart> {
  const load = READERS[viewerNameFor(item)]
  if (!load) return
  const { readText } = await load()
  signal.throwIfAborted()
  yield* readText(item, source, signal)
}
