import {
  type Annotation,
  codePointsBefore,
  collapseSpace,
  contextOf,
  findPosition,
  findQuote,
  formatLineRange,
  formatPage,
  formatPageRectangle,
  parseAll,
  parsePageRectangle,
  type Placement,
  type Selector,
  targetKey,
} from '../../../../shared/domain'
import type { TextPart } from '../../evidence-text/evidence-text'
import { locate } from './place-quote'
import { SearchText } from './search-text'
import { bothSidesAgree, type FoldedQuote, foldQuote } from './surroundings'

/** Raise it whenever placing is done in another way, so that stored placements are made anew. */
export const ANCHORER_VERSION = 1

/** One page within the joined text of a paged document. */
type Page = { number: number; start: number; end: number }
/** A text that quotes are looked for in: a file of an archive, or all of a document, its pages joined. */
type PreparedText = { part: string | null; text: SearchText; pages: readonly Page[] }

/** An item's words, ready to find many annotations in. */
export type PreparedParts = readonly PreparedText[]

/** A quote may run over a page's end; viewers join pages in the same way. */
const BETWEEN_PAGES = '\n'

export function prepareParts(parts: readonly TextPart[]): PreparedParts {
  const files = parts.filter((part) => part.page === null)
  const paged = parts.filter((part) => part.page !== null)
  const prepared = files.map(({ part, text }): PreparedText => ({ part, text: new SearchText(text), pages: [] }))
  if (paged.length === 0) return prepared
  let length = 0
  const pages = paged.map(({ page, text }): Page => {
    const start = length
    length += text.length + BETWEEN_PAGES.length
    return { number: page ?? 1, start, end: start + text.length }
  })
  const text = new SearchText(paged.map((page) => page.text).join(BETWEEN_PAGES))
  return [...prepared, { part: paged[0]?.part ?? null, text, pages }]
}

/**
 * Where an annotation is in a file with these words: where it was, elsewhere, or nowhere. What isn't certain is orphaned, never put
 * in a place that may be the wrong one.
 * @param sha256 the file's.
 */
export function placeInParts(parts: PreparedParts, annotation: Annotation, sha256: string): Placement {
  const base = {
    annotationId: annotation.id,
    annotationVersion: annotation.version,
    targetKey: targetKey(annotation),
    evidenceSha256: sha256,
    anchorerVersion: ANCHORER_VERSION,
  }
  if (annotation.evidenceSha256 === sha256 || annotation.shape === 'whole-item') {
    return { ...base, quality: 'exact', selectors: annotation.selectors }
  }
  const found = placeByShape(parts, annotation)
  return found ? { ...base, ...found } : { ...base, quality: 'orphaned', selectors: [] }
}

type Found = Pick<Placement, 'quality' | 'selectors' | 'part'>
type Located = { prepared: PreparedText; start: number; end: number; quality: 'exact' | 'approximate'; isCertain: boolean }

function placeByShape(parts: PreparedParts, annotation: Annotation): Found | null {
  switch (annotation.shape) {
    case 'highlight':
    case 'underline':
    case 'comment':
    case 'line-range':
      return placeWords(parts, annotation)
    case 'area':
      return placeArea(parts, annotation)
    // A point, a region of a picture or a time in a recording has no words by which it could be found in other bytes.
    case 'pin':
    case 'time-range':
    case 'whole-item':
      return null
  }
}

function placeWords(parts: PreparedParts, annotation: Annotation): Found | null {
  const located = locateIn(parts, annotation)
  if (!located) return null
  const { prepared, start, end, quality } = located
  const selectors = describe(prepared, start, end)
  if (annotation.shape === 'line-range') selectors.push(formatLineRange(linesOf(prepared.text.original, start, end)))
  return { quality, selectors, ...partOf(prepared) }
}

/**
 * An area of a page, by the words in or around it: only where they stand as far into the page's text as they did, unchanged and in
 * unchanged surroundings. Then what comes before is as long as it was, and they are where they were; what is drawn there may still have changed.
 */
function placeArea(parts: PreparedParts, annotation: Annotation): Found | null {
  const position = findPosition(annotation.selectors)
  const rectangles = parseAll(annotation.selectors, parsePageRectangle)
  const located = locateIn(parts, annotation)
  if (!located?.isCertain || located.quality !== 'exact' || !position) return null
  const { prepared, start, end } = located
  const page = prepared.pages.find((each) => start >= each.start && end <= each.end)
  if (!page || rectangles.length === 0) return null
  if (codePointsBefore(prepared.text.original.slice(page.start), start - page.start) !== position.start) return null
  const moved = rectangles.map((rectangle) => formatPageRectangle({ ...rectangle, page: page.number }))
  return { quality: 'approximate', selectors: [...describe(prepared, start, end), ...moved], ...partOf(prepared) }
}

const partOf = ({ part }: PreparedText) => (part === null ? {} : { part })

/** Finds the quote in the file that it was made in; where that is gone, in the one that it has become. */
function locateIn(parts: PreparedParts, annotation: Annotation): Located | null {
  const selector = findQuote(annotation.selectors)
  if (!selector) return null
  const quote = foldQuote(selector)
  const wanted = annotation.part ?? null
  const same = parts.find(({ part }) => part === wanted)
  if (same) return locateAt(same, quote)
  const name = wanted === null ? null : fileName(wanted)
  // A file that was moved keeps its name; one with another name that holds the same words may have held them before.
  const moved = parts
    .filter(({ part }) => name !== null && part !== null && fileName(part) === name)
    .flatMap((prepared) => locateAt(prepared, quote) ?? [])
  const [only] = moved
  return moved.length === 1 && only?.quality === 'exact' && only.isCertain ? only : null
}

function locateAt(prepared: PreparedText, quote: FoldedQuote): Located | null {
  const found = quote.exact === '' ? null : locate(prepared.text, quote)
  if (!found) return null
  return {
    prepared,
    start: prepared.text.startOf(found.start),
    end: prepared.text.endOf(found.end),
    quality: found.errors === 0 ? 'exact' : 'approximate',
    isCertain: bothSidesAgree(found.around, 1),
  }
}

const fileName = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** Selectors that hold in this text. Positions count in a page's own text, as in those that viewers make. */
function describe({ text, pages }: PreparedText, start: number, end: number): Selector[] {
  const { original } = text
  const touched = pages.filter((page) => start < page.end && end > page.start)
  const [only] = touched
  const around = only && touched.length === 1 ? only : { start: 0, end: original.length }
  const own = original.slice(around.start, around.end)
  const [from, to] = [start - around.start, end - around.start]
  const quote: Selector = {
    type: 'TextQuoteSelector',
    exact: collapseSpace(own.slice(from, to)).trim(),
    ...contextOf(own, from, to),
  }
  const fragments = touched.map((page) => formatPage(page.number))
  // Over several pages it has no position in the text of one.
  if (touched.length > 1) return [quote, ...fragments]
  const position: Selector = {
    type: 'TextPositionSelector',
    start: codePointsBefore(own, from),
    end: codePointsBefore(own, to),
  }
  return [quote, position, ...fragments]
}

function linesOf(text: string, start: number, end: number): { first: number; last: number } {
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length
  return { first: lineAt(start), last: lineAt(Math.max(start, end - 1)) }
}
