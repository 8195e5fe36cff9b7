/** How many matches are found and drawn; the count says "1000" beyond. */
export const MOST_MATCHES = 1000

const ALL = 'assay-found'
const CURRENT = 'assay-found-current'

/**
 * Matches of a search in flowing text, drawn by the browser itself (CSS Custom Highlights), so that nothing in the document
 * changes. Browsers without them still scroll to each match.
 */
export class FindHighlights {
  private ranges: readonly Range[] = []
  private current = 0

  /** @param view the window that the text is in. */
  constructor(private readonly view: Window & typeof globalThis) {}

  get found(): { current: number; total: number } {
    return { current: this.ranges.length === 0 ? 0 : this.current + 1, total: this.ranges.length }
  }

  /** The words of the match that is looked at; null where there is none. */
  get currentRange(): Range | null {
    return this.ranges[this.current] ?? null
  }

  /** Shows other matches, beginning with the first. */
  show(ranges: readonly Range[]): void {
    this.ranges = ranges
    this.current = 0
    this.draw()
  }

  step(step: 'next' | 'previous'): void {
    if (this.ranges.length === 0) return
    this.current = (this.current + (step === 'next' ? 1 : -1) + this.ranges.length) % this.ranges.length
    this.draw()
  }

  private draw(): void {
    const current = this.currentRange
    drawFound(this.view, this.ranges, current)
    current?.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
  }
}

/** Draws matches and, differently, the one that is looked at; nothing where there are none, or where the browser can't. */
export function drawFound(view: Window & typeof globalThis, ranges: readonly Range[], current: Range | null): void {
  const { CSS, Highlight } = view
  if (!CSS.highlights || !Highlight) return
  CSS.highlights.set(ALL, new Highlight(...ranges))
  CSS.highlights.set(CURRENT, new Highlight(...(current ? [current] : [])))
}
