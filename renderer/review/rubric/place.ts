import {
  type Annotation,
  type EvidenceItem,
  findQuote,
  type LineRange,
  parseAll,
  parseLineRange,
  parsePage,
  parseTimeRange,
  type TimeRange,
} from '../../../shared/domain'

/** Where an annotation sits, as far as its selectors tell without opening the file; null for what they don't tell. */
export type Place = { page: number | null; time: TimeRange | null; lines: LineRange | null; quote: string | null }

/** Reads the place of an annotation out of its selectors. */
export function findPlace({ selectors }: Pick<Annotation, 'selectors'>): Place {
  return {
    page: parseAll(selectors, parsePage)[0] ?? null,
    time: parseAll(selectors, parseTimeRange)[0] ?? null,
    lines: parseAll(selectors, parseLineRange)[0] ?? null,
    quote: findQuote(selectors)?.exact ?? null,
  }
}

/**
 * Minutes and seconds of a recording, such as `04:10`; hours are added where there are any. To the nearest second, wherever a time is
 * said: a length that is 01:32 in the list must not be 01:31 in the player.
 */
export function clockTime(seconds: number): string {
  const whole = Math.round(seconds)
  const parts = [Math.floor(whole / 60) % 60, whole % 60]
  if (whole >= 3600) parts.unshift(Math.floor(whole / 3600))
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

/** The beginning of a passage, on one line, cut at a word where it is longer. */
export function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most)
  const space = cut.lastIndexOf(' ')
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`
}

/**
 * What an item is called among the others: a vouch by who wrote it, since vouches share their title, and with its file's name where
 * another one is called the same.
 */
export function itemName(item: EvidenceItem, evidence: readonly EvidenceItem[]): string {
  const nameOf = ({ vouch, title }: EvidenceItem) => vouch?.relationship ?? title
  const name = nameOf(item)
  const isShared = evidence.some((other) => other.id !== item.id && nameOf(other) === name)
  return isShared && item.fileName !== name ? `${name} (${item.fileName})` : name
}
