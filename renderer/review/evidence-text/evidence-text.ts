import type { EvidenceItem } from '../../../shared/domain'
import type { EvidenceSource } from '../viewers/viewer'

/** One stretch of an item's text: a page, a file of an archive, or all of a document. */
export type TextPart = {
  /** Page number (1 is the first) of a paged document; null otherwise. */
  page: number | null
  /** Path within an archive, as in `Annotation.part`; null otherwise. */
  part: string | null
  /** Exactly the text whose offsets the viewer's selectors count in. */
  text: string
}

/** Reads a viewer's words without showing anything; each viewer that has words exports one from its `read-text.ts`. */
export type ReadText = (item: EvidenceItem, source: EvidenceSource, signal: AbortSignal) => AsyncIterable<TextPart>
