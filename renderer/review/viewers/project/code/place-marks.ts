import { findQuote, parseAll, parseLineRange } from '../../../../../shared/domain'
import { placeText } from '../../../annotations/anchoring/place-text'
import { wordShapeOf } from '../../../annotations/layers/mark'
import type { ShownAnnotation, WordShape } from '../../viewer'
import type { Sheet } from './sheet'

/** An annotation where it stands on a sheet. */
export type PlacedMark = {
  shown: ShownAnnotation
  annotationId: string
  /** `lines` covers whole rows, everything else words. */
  shape: 'lines' | WordShape
  /** Offsets in the sheet's text, half open. */
  start: number
  end: number
  firstRow: number
  lastRow: number
  criterionIndex: number | null
  code: string | null
  isUncertain: boolean
}

/** Finds annotations on a sheet, by their words where they have any. What isn't found is left out, never put somewhere else. */
export function placeMarks(sheet: Sheet, annotations: readonly ShownAnnotation[]): PlacedMark[] {
  return annotations.flatMap((shown) => {
    const { annotation, criterion, placement } = shown
    const found = placeText(sheet.text, shown.selectors) ?? placeLines(sheet, shown)
    if (!found) return []
    const firstRow = sheet.rowAt(found.start)
    const isLines = annotation.shape === 'line-range'
    // The last of some lines may be empty; the last of some words is not.
    const lastRow = sheet.rowAt(isLines ? found.end : Math.max(found.start, found.end - 1))
    return [
      {
        shown,
        annotationId: annotation.id,
        shape: isLines ? 'lines' : wordShapeOf(annotation.shape),
        start: isLines ? sheet.row(firstRow).start : found.start,
        end: isLines ? sheet.row(lastRow).end : found.end,
        firstRow,
        lastRow,
        criterionIndex: criterion?.index ?? null,
        code: criterion?.code ?? null,
        isUncertain: placement === 'approximate' || found.quality === 'approximate',
      },
    ]
  })
}

/** Lines by their numbers: only where there are no words to find them by, as for empty lines. */
function placeLines(sheet: Sheet, { selectors }: ShownAnnotation) {
  const lines = parseAll(selectors, parseLineRange)[0]
  if (!lines || findQuote(selectors) !== null || lines.last > sheet.lineCount) return null
  const { end } = sheet.row(sheet.lastRowOfLine(lines.last))
  return { start: sheet.row(sheet.rowOfLine(lines.first)).start, end, quality: 'exact' as const }
}
