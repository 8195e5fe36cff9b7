export type Heading = { level: number; text: string; element: HTMLElement }

/** From how far above the upper edge a heading counts as the one that is read. */
const REACH_PX = 96

/** The headings of a document, in order; levels begin at 1 without gaps at the top. */
export function readOutline(words: HTMLElement): Heading[] {
  const headings = [...words.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6')]
    .map((element) => ({ level: Number(element.localName.slice(1)), text: (element.textContent ?? '').trim(), element }))
    .filter(({ text }) => text !== '')
  const highest = Math.min(...headings.map(({ level }) => level))
  return headings.map((heading) => ({ ...heading, level: heading.level - highest + 1 }))
}

/** Which heading stands above what is read at the top of the window; -1 before the first. */
export function currentHeading(headings: readonly Heading[]): number {
  let low = 0
  let high = headings.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((headings[middle]?.element.getBoundingClientRect().top ?? 0) <= REACH_PX) low = middle + 1
    else high = middle
  }
  return low - 1
}
