import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  codePointsBefore,
  describeText,
  type FragmentSelector,
  formatLineRange,
  formatPage,
  formatPageRectangle,
  formatRegion,
  formatTimeRange,
  parseLineRange,
  parsePage,
  parsePageRectangle,
  parseRegion,
  parseTimeRange,
  SelectorSchema,
  unitAtCodePoint,
} from '../../../shared/domain'

const hundredths = fc.integer({ min: 0, max: 200_000 }).map((value) => value / 100)
const fragment = (conformsTo: FragmentSelector['conformsTo'], value: string): FragmentSelector => ({
  type: 'FragmentSelector',
  conformsTo,
  value,
})

describe('fragment selectors', () => {
  test('a page rectangle comes back as it was written, to a hundredth of a point', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        hundredths,
        hundredths,
        hundredths,
        hundredths,
        (page, left, top, width, height) => {
          const rectangle = { page, left, top, width, height }
          expect(parsePageRectangle(formatPageRectangle(rectangle))).toEqual(rectangle)
        },
      ),
    )
  })

  test('a page rectangle is written as RFC 8118 has it', () => {
    expect(formatPageRectangle({ page: 3, left: 72, top: 90.456, width: 200.1, height: 14 }).value).toBe(
      'page=3&viewrect=72,90.46,200.1,14',
    )
  })

  test('a page is named with or without a rectangle on it, and by nothing else', () => {
    expect(parsePage(formatPage(7))).toBe(7)
    expect(parsePage(formatPageRectangle({ page: 12, left: 72, top: 90, width: 200, height: 14 }))).toBe(12)
    expect(parsePageRectangle(formatPage(7))).toBeNull()
    for (const value of ['page=0', 'page=-1', 'page=1.5', 'page=', 'mypage=3', 'viewrect=1,2,3,4']) {
      expect(parsePage(fragment('http://tools.ietf.org/rfc/rfc8118', value))).toBeNull()
    }
    expect(parsePage(fragment('http://tools.ietf.org/rfc/rfc5147', 'page=3'))).toBeNull()
  })

  test('a region is written in whole pixels and never left of or above the picture', () => {
    expect(formatRegion({ x: -3.2, y: 10.6, width: 200.4, height: 0 }).value).toBe('xywh=0,11,200,0')
    expect(parseRegion(formatRegion({ x: 1, y: 2, width: 3, height: 4 }))).toEqual({ x: 1, y: 2, width: 3, height: 4 })
    expect(parseRegion(fragment('http://www.w3.org/TR/media-frags/', 'xywh=pixel:1,2,3,4'))).not.toBeNull()
  })

  test('a region in percent is not taken for pixels', () => {
    expect(parseRegion(fragment('http://www.w3.org/TR/media-frags/', 'xywh=percent:1,2,3,4'))).toBeNull()
  })

  test('a time range without a beginning starts at 0', () => {
    expect(parseTimeRange(fragment('http://www.w3.org/TR/media-frags/', 't=,19'))).toEqual({ startSeconds: 0, endSeconds: 19 })
    expect(formatTimeRange({ startSeconds: 12.5, endSeconds: 19.00049 }).value).toBe('t=12.5,19')
  })

  test('lines are counted from 1 here and as gaps between lines in RFC 5147', () => {
    expect(formatLineRange({ first: 3, last: 9 }).value).toBe('line=2,9')
    expect(parseLineRange(formatLineRange({ first: 3, last: 9 }))).toEqual({ first: 3, last: 9 })
  })

  test.each([
    'page=0&viewrect=1,2,3,4',
    'page=2',
    'page=2&viewrect=1,2,3',
    'page=2&viewrect=a,b,c,d',
    'page=2&viewrect=1,2,-3,4',
    '',
  ])('a page rectangle that makes no sense (%s) is none', (value) =>
    expect(parsePageRectangle(fragment('http://tools.ietf.org/rfc/rfc8118', value))).toBeNull(),
  )

  test('a selector of one standard is never read as another', () => {
    const region = formatRegion({ x: 1, y: 2, width: 3, height: 4 })
    expect([parsePageRectangle(region), parseTimeRange(region), parseLineRange(region)]).toEqual([null, null, null])
  })
})

describe('describing words of a text', () => {
  const text = 'Figure 6.\nDoses below plan by clinic, week 41. Bars start at zero; the dashed line is the plan.'

  test('the quote has single spaces, what stands around it, and its position', () => {
    const start = text.indexOf('Doses')
    const [quote, position] = describeText(text, start, start + 'Doses below plan'.length)
    expect(quote).toEqual({
      type: 'TextQuoteSelector',
      exact: 'Doses below plan',
      prefix: 'Figure 6. ',
      suffix: ' by clinic, week 41. Bars start ',
    })
    expect(position).toEqual({ type: 'TextPositionSelector', start: 10, end: 26 })
  })

  test('white space alone is no target', () => {
    expect(describeText('a \n b', 1, 4)).toEqual([])
  })

  test('positions count code points, so an emoji is one', () => {
    const [, position] = describeText('👩‍🔬 says 🎉 yes', '👩‍🔬 says '.length, '👩‍🔬 says 🎉'.length)
    expect(position).toMatchObject({ start: 9, end: 10 })
  })

  test('code points and offsets convert into each other at every boundary of a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (string) => {
        const characters = [...string]
        const counts = characters.map((_, count) => count)
        const units = counts.map((count) => characters.slice(0, count).join('').length)
        expect(units.map((unit) => codePointsBefore(string, unit))).toEqual(counts)
        expect(counts.map((count) => unitAtCodePoint(string, count))).toEqual(units)
      }),
    )
  })

  test('whatever is selected in whatever text, the selectors fit the record', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.nat(400), fc.nat(400), (string, a, b) => {
        for (const selector of describeText(string, Math.min(a, b), Math.max(a, b))) SelectorSchema.parse(selector)
      }),
    )
  })

  test('words that are too many for a quote keep their position', () => {
    expect(describeText('ab '.repeat(9000), 0, 27_000)).toEqual([{ type: 'TextPositionSelector', start: 0, end: 27_000 }])
  })
})
