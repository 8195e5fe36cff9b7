import {
  type Annotation,
  collapseSpace,
  type EvidenceItem,
  findQuote,
  parseAll,
  parsePageRectangle,
  type Placement,
  type Rubric,
} from '../../../shared/domain'
import { paperColors } from '../../kit/theme'
import { collectPlacements, showPlaced } from '../annotations/placing/placed'
import type { PdfNote } from './annotated-pdf/pdf-note'

/**
 * The notes on an item as they are to stand in the PDF that is shown of it: where the desk shows them, in the colours of their criteria.
 * @param kept where the store knows annotations of changed files to be
 * @param notFound says which words were not found in this file
 */
export function pdfNotesOf(
  item: EvidenceItem,
  annotations: readonly Annotation[],
  kept: readonly Placement[],
  rubric: Rubric,
  notFound: (quote: string) => string,
): PdfNote[] {
  const own = annotations.filter((annotation) => annotation.evidenceId === item.id)
  return showPlaced(own, collectPlacements(own, [item], kept), rubric, false).map(({ annotation, selectors, criterion }) => {
    const rectangles = parseAll(selectors, parsePageRectangle)
    const quote = collapseSpace(findQuote(annotation.selectors)?.exact ?? '').trim()
    return {
      id: annotation.id,
      shape: annotation.shape,
      rectangles,
      comment: annotation.comment,
      lostWords: rectangles.length === 0 && quote !== '' ? notFound(quote) : '',
      subject: criterion?.code ?? '',
      colors: paperColors(criterion?.index ?? null),
      createdAt: annotation.createdAt,
      modifiedAt: annotation.modifiedAt,
    }
  })
}
