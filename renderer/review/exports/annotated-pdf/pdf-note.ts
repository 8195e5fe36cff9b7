import type { AnnotationShape, PageRectangle } from '../../../../shared/domain'
import type { PaperColors } from '../../../kit/theme/paper'

/** An annotation as it is to stand in a PDF. */
export type PdfNote = {
  id: string
  shape: AnnotationShape
  /** Empty where it has no place on the pages: then it stands at the top of the first one. */
  rectangles: readonly PageRectangle[]
  /** The assessor's words. */
  comment: string
  /** Said in its comment where its place wasn't found, such as the words that it quoted; empty otherwise. */
  lostWords: string
  /** Code of its criterion, such as "C2"; empty for none. */
  subject: string
  colors: PaperColors
  /** ISO instants. */
  createdAt: string
  modifiedAt: string
}

/** A note with the name that it goes out under. */
export type PdfMark = PdfNote & { author: string }
