import type { Selector } from '../domain'

/** Where in its file a passage is, such as "page 3", "lines 3 to 9" or "0:12 to 0:19"; null where the selectors don't say. */
export function describePlace(selectors: readonly Selector[]): string | null {
  for (const selector of selectors) {
    const place = selector.type === 'FragmentSelector' ? describeFragment(selector.value) : null
    if (place !== null) return place
  }
  return null
}

/** The exact words that were marked, on one line and at most so many characters; null where no words were. */
export function quotedWords(selectors: readonly Selector[], maxCharacters: number): string | null {
  const quote = selectors.find((selector) => selector.type === 'TextQuoteSelector')
  const words = quote?.exact.replace(/\s+/g, ' ').trim()
  if (!words) return null
  const characters = [...words]
  return characters.length <= maxCharacters ? words : `${characters.slice(0, maxCharacters).join('').trimEnd()} …`
}

/** RFC 8118 pages, W3C media fragments and RFC 5147 lines, as `FragmentSelectorSchema` writes them. */
function describeFragment(value: string): string | null {
  const page = /(?:^|&)page=(\d+)/.exec(value)?.[1]
  if (page) return `page ${page}`
  const time = /(?:^|&)t=([\d.]+)(?:,([\d.]+))?/.exec(value)
  if (time) return range(clock(Number(time[1])), time[2] && clock(Number(time[2])))
  const lines = /(?:^|&)line=(\d+)(?:,(\d+))?/.exec(value)
  if (lines) return describeLines(Number(lines[1]), Number(lines[2] ?? Number(lines[1]) + 1))
  return /(?:^|&)xywh=/.test(value) ? 'a marked area' : null
}

/** RFC 5147 counts the gaps between lines: `line=3,9` is everything from the fourth line to the ninth. */
function describeLines(gapBefore: number, gapAfter: number): string {
  return gapAfter <= gapBefore + 1 ? `line ${gapBefore + 1}` : `lines ${gapBefore + 1} to ${gapAfter}`
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

function range(from: string, to: string | undefined): string {
  return to === undefined || to === from ? from : `${from} to ${to}`
}
