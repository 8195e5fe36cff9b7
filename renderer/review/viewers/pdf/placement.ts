import { type Annotation, parseAll, parsePageRectangle } from '../../../../shared/domain'
import { readDomText } from '../../annotations/anchoring/dom-text'
import { type Placement, placeQuote } from '../../annotations/anchoring/place-quote'
import type { PlacedOnPages } from './page-marks'
import { lineRectangles, type TextPage } from './selected-text'

type WordsOnPage = Placement & { page: number }

/** What finding words needs to know of a document. */
export type PagedText = { readonly pages: number; textOf(page: number): Promise<string>; textPages(): TextPage[] }

/**
 * Where annotations are on the pages of one file. Those that were made on these very bytes say it themselves. For the others (the
 * candidate has handed in the file again) the words are looked for; areas and points, which have none, are left out: on changed
 * pages their rectangle could frame anything.
 */
export class Placements {
  private readonly words = new Map<string, WordsOnPage | null>()

  constructor(
    private readonly sha256: string,
    private readonly text: PagedText,
  ) {}

  /** Looks for the words of those annotations that need it and weren't looked for yet. @returns whether anything is new. */
  async find(annotations: readonly Annotation[]): Promise<boolean> {
    const wanted = annotations.filter(({ id, evidenceSha256 }) => evidenceSha256 !== this.sha256 && !this.words.has(id))
    if (wanted.length === 0) return false
    const best = new Map<string, WordsOnPage & { distance: number }>()
    for (let page = 1; page <= this.text.pages; page++) {
      const text = await this.text.textOf(page)
      for (const { id, selectors } of wanted) {
        const placement = placeQuote(text, selectors)
        if (!placement) continue
        const distance = Math.abs(page - (parseAll(selectors, parsePageRectangle)[0]?.page ?? 1))
        const found = { ...placement, page, distance }
        const other = best.get(id)
        if (!other || isBetter(found, other)) best.set(id, found)
      }
    }
    for (const { id } of wanted) this.words.set(id, best.get(id) ?? null)
    return true
  }

  /** Null where an annotation isn't on this file, or its page's words are not there yet to be measured. */
  placeOf(annotation: Annotation): PlacedOnPages | null {
    if (annotation.evidenceSha256 === this.sha256) {
      return { rectangles: parseAll(annotation.selectors, parsePageRectangle), isUncertain: false }
    }
    const words = this.words.get(annotation.id)
    const page = words && this.text.textPages().find((candidate) => candidate.page === words.page)
    const range = page && readDomText(page.textLayer).rangeOf(words.start, words.end)
    return range ? { rectangles: lineRectangles(range, page), isUncertain: words.quality === 'approximate' } : null
  }

  /** The page where an annotation is known to be; null where it isn't on this file. */
  pageOf(annotation: Annotation): number | null {
    return this.words.get(annotation.id)?.page ?? this.placeOf(annotation)?.rectangles[0]?.page ?? null
  }

  /** Whether anything on this page has to be measured once its words are there. */
  isWaitingFor(page: number): boolean {
    return [...this.words.values()].some((words) => words?.page === page)
  }
}

/** Unchanged words before changed ones, then the page that is nearer to where they were. */
function isBetter(found: WordsOnPage & { distance: number }, other: WordsOnPage & { distance: number }): boolean {
  if (found.quality !== other.quality) return found.quality === 'exact'
  return found.distance < other.distance
}
