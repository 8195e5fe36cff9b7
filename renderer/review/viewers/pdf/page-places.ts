import { findQuote, type PageRectangle, parseAll, parsePage, parsePageRectangle, type Selector } from '../../../../shared/domain'
import { readDomText } from '../../annotations/anchoring/dom-text'
import { placeQuote } from '../../annotations/anchoring/place-quote'
import { placeText } from '../../annotations/anchoring/place-text'
import { lineRectangles, type TextPage } from './selected-text'

/** What measuring words needs to know of a document. */
export type PagedText = { textOf(page: number): Promise<string>; textPage(page: number): TextPage | null }

/** Half-open range (UTF-16) of a page's text. */
type Span = { page: number; start: number; end: number }
type Place = { pages: readonly number[]; measured: Map<number, readonly PageRectangle[]>; spans: readonly Span[] | null }

/** Stands between two pages where their texts are joined, as in `anchoring/place-in-parts.ts`. */
const BETWEEN_PAGES = '\n'

/**
 * Where selectors are on the pages of one file. Most bring their rectangles. Those that were placed in a changed file may hold only
 * a quote, a position and the pages: their words are measured when such a page is painted.
 */
export class PagePlaces {
  private readonly places = new WeakMap<readonly Selector[], Place>()

  constructor(private readonly text: PagedText) {}

  /** The pages that the selectors speak of, in order; none where they speak of no page. */
  pagesOf(selectors: readonly Selector[]): readonly number[] {
    return this.placeOf(selectors).pages
  }

  /** Rectangles on a page; none where they aren't known yet, or the words aren't there. */
  rectanglesOn(page: number, selectors: readonly Selector[]): readonly PageRectangle[] {
    const { measured, spans } = this.placeOf(selectors)
    const known = measured.get(page)
    if (known) return known
    const span = spans?.find((each) => each.page === page)
    const textPage = span && this.text.textPage(page)
    const range = textPage && readDomText(textPage.textLayer).rangeOf(span.start, span.end)
    if (!range) return []
    const rectangles = lineRectangles(range, textPage)
    measured.set(page, rectangles)
    return rectangles
  }

  /** Finds words among those selectors that bring no rectangles and weren't looked at yet. @returns whether any were. */
  async find(wanted: readonly (readonly Selector[])[]): Promise<boolean> {
    const places = wanted.map((selectors) => ({ selectors, place: this.placeOf(selectors) }))
    const unknown = places.filter(({ place }) => place.spans === null)
    for (const { selectors, place } of unknown) {
      place.spans = []
      const texts = await Promise.all(place.pages.map((page) => this.text.textOf(page).catch(() => '')))
      place.spans = findSpans(selectors, place.pages, texts)
    }
    return unknown.length > 0
  }

  private placeOf(selectors: readonly Selector[]): Place {
    const known = this.places.get(selectors)
    if (known) return known
    const place = readPlace(selectors)
    this.places.set(selectors, place)
    return place
  }
}

function readPlace(selectors: readonly Selector[]): Place {
  const measured = new Map<number, PageRectangle[]>()
  for (const rectangle of parseAll(selectors, parsePageRectangle)) {
    const onPage = measured.get(rectangle.page)
    if (onPage) onPage.push(rectangle)
    else measured.set(rectangle.page, [rectangle])
  }
  if (measured.size > 0) return { pages: [...measured.keys()], measured, spans: [] }
  const pages = [...new Set(parseAll(selectors, parsePage))]
  return { pages: findQuote(selectors) ? pages : [], measured, spans: null }
}

/** Where quoted words stand in the texts of the pages that they were placed on, page by page. */
function findSpans(selectors: readonly Selector[], pages: readonly number[], texts: readonly string[]): Span[] {
  const joined = texts.join(BETWEEN_PAGES)
  // A position counts in the text of one page; over several, only the quote says where it is.
  const words = pages.length === 1 ? placeText(joined, selectors) : placeQuote(joined, selectors)
  if (!words) return []
  const spans: Span[] = []
  let before = 0
  for (const [at, page] of pages.entries()) {
    const length = texts[at]?.length ?? 0
    const start = Math.max(0, words.start - before)
    const end = Math.min(length, words.end - before)
    if (start < end) spans.push({ page, start, end })
    before += length + BETWEEN_PAGES.length
  }
  return spans
}
