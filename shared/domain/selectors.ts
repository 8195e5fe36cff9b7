import type { FragmentSelector, Selector, TextPositionSelector, TextQuoteSelector } from './annotation'
import { codePointsBefore } from './code-points'
import { collapseSpace, tellingContext } from './text-context'

/** A rectangle on a PDF page (1 is the first), in points from the top left of the unrotated CropBox. */
export type PageRectangle = { page: number; left: number; top: number; width: number; height: number }
/** A rectangle (or, without width and height, a point) in natural pixels of an image. */
export type Region = { x: number; y: number; width: number; height: number }
/** Seconds from the beginning of a recording. */
export type TimeRange = { startSeconds: number; endSeconds: number }
/** First and last line, both included; 1 is the first line. */
export type LineRange = { first: number; last: number }

const LONGEST_QUOTE = 20_000

/**
 * Selectors for the half-open range `start`…`end` (UTF-16 offsets) of a text: its words with what stands around them, and
 * its position in code points. Only the position where the words are more than a quote may hold; none where there are no words.
 */
export function describeText(
  text: string,
  start: number,
  end: number,
): [] | [TextPositionSelector] | [TextQuoteSelector, TextPositionSelector] {
  const exact = collapseSpace(text.slice(start, end)).trim()
  if (exact === '') return []
  const position: TextPositionSelector = {
    type: 'TextPositionSelector',
    start: codePointsBefore(text, start),
    end: codePointsBefore(text, end),
  }
  if (exact.length > LONGEST_QUOTE) return [position]
  return [{ type: 'TextQuoteSelector', exact, ...tellingContext(text, start, end) }, position]
}

/** `page=3&viewrect=72,90.5,200,14` (RFC 8118), hundredths of a point. */
export function formatPageRectangle({ page, left, top, width, height }: PageRectangle): FragmentSelector {
  return {
    type: 'FragmentSelector',
    conformsTo: 'http://tools.ietf.org/rfc/rfc8118',
    value: `page=${page}&viewrect=${[left, top, width, height].map(hundredths).join(',')}`,
  }
}

/** The rectangle, or null where the selector isn't one on a PDF page. */
export function parsePageRectangle(selector: Selector): PageRectangle | null {
  if (selector.type !== 'FragmentSelector' || selector.conformsTo !== 'http://tools.ietf.org/rfc/rfc8118') return null
  const parameters = new Map(selector.value.split('&').map((part) => part.split('=', 2) as [string, string | undefined]))
  const page = Number(parameters.get('page'))
  const [left, top, width, height] = numbers(parameters.get('viewrect'))
  if (!Number.isInteger(page) || page < 1) return null
  if (left === undefined || top === undefined || width === undefined || height === undefined) return null
  return width < 0 || height < 0 ? null : { page, left, top, width, height }
}

/** `page=3` (RFC 8118): the page where the quoted words stand, for a file in which nobody has measured them yet. */
export function formatPage(page: number): FragmentSelector {
  return { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc8118', value: `page=${page}` }
}

/** The page of a PDF (1 is the first) that the selector names, with or without a rectangle; null where it names none. */
export function parsePage(selector: Selector): number | null {
  if (selector.type !== 'FragmentSelector' || selector.conformsTo !== 'http://tools.ietf.org/rfc/rfc8118') return null
  const page = Number(/(?:^|&)page=(\d+)(?:&|$)/.exec(selector.value)?.[1])
  return Number.isInteger(page) && page >= 1 ? page : null
}

/** `xywh=10,20,300,40` (W3C Media Fragments), whole pixels. */
export function formatRegion({ x, y, width, height }: Region): FragmentSelector {
  return mediaFragment(`xywh=${[x, y, width, height].map((value) => Math.max(0, Math.round(value))).join(',')}`)
}

/** The region, or null where the selector isn't one of an image in pixels. */
export function parseRegion(selector: Selector): Region | null {
  const value = mediaValue(selector, 'xywh')
  if (value === null || value.startsWith('percent:')) return null
  const [x, y, width, height] = numbers(value.replace(/^pixel:/, ''))
  if (x === undefined || y === undefined || width === undefined || height === undefined) return null
  return width < 0 || height < 0 ? null : { x, y, width, height }
}

/** `t=12.5,19` (W3C Media Fragments), milliseconds at most. */
export function formatTimeRange({ startSeconds, endSeconds }: TimeRange): FragmentSelector {
  return mediaFragment(`t=${[startSeconds, endSeconds].map((value) => Number(value.toFixed(3))).join(',')}`)
}

/** The time range, or null where the selector isn't one; `t=,19` begins at 0. */
export function parseTimeRange(selector: Selector): TimeRange | null {
  const value = mediaValue(selector, 't')?.replace(/^npt:/, '')
  if (value === undefined) return null
  const [startSeconds, endSeconds] = numbers(value.startsWith(',') ? `0${value}` : value)
  if (startSeconds === undefined || endSeconds === undefined) return null
  return endSeconds < startSeconds ? null : { startSeconds, endSeconds }
}

/** `line=2,9` (RFC 5147) for the lines 3 to 9: the standard counts the gaps between lines, beginning with 0. */
export function formatLineRange({ first, last }: LineRange): FragmentSelector {
  return { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc5147', value: `line=${first - 1},${last}` }
}

/** The lines, or null where the selector isn't a line range. */
export function parseLineRange(selector: Selector): LineRange | null {
  if (selector.type !== 'FragmentSelector' || selector.conformsTo !== 'http://tools.ietf.org/rfc/rfc5147') return null
  const match = /^line=(\d+),(\d+)$/.exec(selector.value)
  if (!match) return null
  const first = Number(match[1]) + 1
  const last = Number(match[2])
  return last < first ? null : { first, last }
}

/** The quoted words among a target's selectors, or null. */
export function findQuote(selectors: readonly Selector[]): TextQuoteSelector | null {
  return selectors.find((selector) => selector.type === 'TextQuoteSelector') ?? null
}

/** The position in the text among a target's selectors, or null. */
export function findPosition(selectors: readonly Selector[]): TextPositionSelector | null {
  return selectors.find((selector) => selector.type === 'TextPositionSelector') ?? null
}

/** All values that `parse` reads from a target's selectors, such as the rectangles of a highlight. */
export function parseAll<Value>(selectors: readonly Selector[], parse: (selector: Selector) => Value | null): Value[] {
  return selectors.map(parse).filter((value) => value !== null)
}

function mediaFragment(value: string): FragmentSelector {
  return { type: 'FragmentSelector', conformsTo: 'http://www.w3.org/TR/media-frags/', value }
}

function mediaValue(selector: Selector, name: 'xywh' | 't'): string | null {
  if (selector.type !== 'FragmentSelector' || selector.conformsTo !== 'http://www.w3.org/TR/media-frags/') return null
  const part = selector.value.split('&').find((parameter) => parameter.startsWith(`${name}=`))
  return part === undefined ? null : part.slice(name.length + 1)
}

function numbers(list: string | undefined): number[] {
  if (list === undefined || list === '') return []
  const values = list.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  return values.every(Number.isFinite) ? values : []
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
