import type { Annotation } from '../../../shared/domain'

/** Where an annotation sits, as far as its selectors tell without opening the file. */
export type Place = {
  /** Page of a PDF, from 1. */
  page: number | null
  /** Seconds, for recordings. */
  time: { start: number; end: number } | null
  /** Lines of code, from 1. */
  lines: { start: number; end: number } | null
  /** The first words that were marked. */
  quote: string | null
}

/** Reads the place of an annotation out of its selectors. */
export function findPlace({ selectors }: Pick<Annotation, 'selectors'>): Place {
  const place: Place = { page: null, time: null, lines: null, quote: null }
  for (const selector of selectors) {
    if (selector.type === 'TextQuoteSelector') place.quote ??= selector.exact
    if (selector.type !== 'FragmentSelector') continue
    const page = /(?:^|&)page=(\d+)/.exec(selector.value)
    if (page) place.page ??= Number(page[1])
    const time = /(?:^|&)t=([\d.]+),([\d.]+)/.exec(selector.value)
    if (time) place.time ??= { start: Number(time[1]), end: Number(time[2]) }
    const lines = /(?:^|&)line=(\d+),(\d+)/.exec(selector.value)
    // RFC 5147 counts the gaps between lines: `line=2,4` are the third and the fourth line.
    if (lines) place.lines ??= { start: Number(lines[1]) + 1, end: Number(lines[2]) }
  }
  return place
}

/** Minutes and seconds of a recording, such as `04:10`; hours are added where there are any. */
export function clockTime(seconds: number): string {
  const whole = Math.floor(seconds)
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
