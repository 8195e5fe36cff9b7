import { describe, expect, test } from 'vitest'
import { placeInParts, prepareParts } from '../../../../renderer/review/annotations/anchoring/place-in-parts'
import type { TextPart } from '../../../../renderer/review/evidence-text/evidence-text'
import {
  type Annotation,
  describeText,
  findQuote,
  formatLineRange,
  formatPage,
  formatPageRectangle,
  formatRegion,
  formatTimeRange,
  parseAll,
  parseLineRange,
  parsePage,
  parsePageRectangle,
  PlacementSchema,
  type Selector,
} from '../../../../shared/domain'
import { sampleAnnotation } from '../../desk/sample-desk'

const NEW = 'b'.repeat(64)
const first = 'Design report\nNine of the eleven nurses read the weekly table from right to left, and only then for the rate.'
const second =
  'Results\nTwo clinic managers concluded that supply caused demand, which the data cannot show. We split it into two panels.'
const third = 'Limits\nWith so few clinics we report the range rather than a test, and we say so in the caption.'

const pagesOf = (...texts: string[]): TextPart[] => texts.map((text, at) => ({ page: at + 1, part: null, text }))
const filesOf = (files: Record<string, string>): TextPart[] =>
  Object.entries(files).map(([part, text]) => ({ page: null, part, text }))

/** Selectors for words as a viewer makes them on their page. */
function selectorsFor(text: string, words: string): Selector[] {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`"${words}" is not there`)
  return describeText(text, start, start + words.length)
}

const placed = (parts: TextPart[], change: Partial<Annotation>) => {
  const placement = placeInParts(prepareParts(parts), sampleAnnotation(1, change), NEW)
  expect(PlacementSchema.safeParse(placement).success).toBe(true)
  return placement
}
const pages = (selectors: readonly Selector[]) => parseAll(selectors, parsePage)
const quoteOf = (selectors: readonly Selector[]) => findQuote(selectors)?.exact

describe('words of a paged document', () => {
  const words = 'supply caused demand, which the data cannot show'
  const made = [...selectorsFor(second, words), formatPageRectangle({ page: 2, left: 72, top: 90, width: 300, height: 14 })]

  test('move to the page where they are now, with their position in its text', () => {
    const placement = placed(pagesOf('A page that was put in.', first, second, third), { selectors: made })
    expect(placement.quality).toBe('exact')
    expect(pages(placement.selectors)).toEqual([3])
    expect(placement.selectors.slice(0, 2)).toEqual(selectorsFor(second, words))
  })

  test('carry no rectangles of the old pages', () => {
    const { selectors } = placed(pagesOf(second, first), { selectors: made })
    expect(parseAll(selectors, parsePageRectangle)).toEqual([])
  })

  test('that run over the end of a page now have no position, and name both pages', () => {
    const cut = second.indexOf(' the data')
    const [head, tail] = [second.slice(0, cut), second.slice(cut + 1)]
    const placement = placed(pagesOf(first, head, tail), { selectors: made })
    expect(placement.quality).toBe('exact')
    expect(quoteOf(placement.selectors)).toBe(words)
    expect(pages(placement.selectors)).toEqual([2, 3])
    expect(placement.selectors.some(({ type }) => type === 'TextPositionSelector')).toBe(false)
  })

  test('that ran over the end of a page are found where they stand on one', () => {
    const joined = `${first}\n${second}`
    const across = 'only then for the rate.\nResults'
    const placement = placed(pagesOf(`${first}\n${second}`), {
      selectors: [...selectorsFor(joined, across).slice(0, 1), formatPage(1), formatPage(2)],
    })
    expect(placement).toMatchObject({ quality: 'exact' })
    expect(pages(placement.selectors)).toEqual([1])
  })

  test('are approximate where a word was corrected, and quoted as they read now', () => {
    const placement = placed(pagesOf(first, second.replace('cannot show', 'can not prove')), { selectors: made })
    expect(placement.quality).toBe('approximate')
    expect(quoteOf(placement.selectors)).toBe('supply caused demand, which the data can not prove')
  })

  test('are orphaned where their page is gone', () => {
    expect(placed(pagesOf(first, third), { selectors: made })).toMatchObject({ quality: 'orphaned', selectors: [] })
  })

  test('are orphaned where only a repetition elsewhere is left', () => {
    const elsewhere = `Summary of what others wrote: ${words}, they say.`
    expect(placed(pagesOf(first, third, elsewhere), { selectors: made }).quality).toBe('orphaned')
  })
})

describe('files of an archive', () => {
  const code =
    'import csv\n\n\ndef below_plan(rows):\n    return sum(row.plan - row.doses for row in rows)\n\n\nprint(below_plan([]))\n'
  const line = '    return sum(row.plan - row.doses for row in rows)'
  const made = [...selectorsFor(code, line), formatLineRange({ first: 5, last: 5 })]
  const annotation = { shape: 'line-range', part: 'src/plan.py', selectors: made } as const

  test('lines get their new numbers', () => {
    const placement = placed(filesOf({ 'src/plan.py': `"""What is below plan."""\n${code}` }), annotation)
    expect(placement).toMatchObject({ quality: 'exact', part: 'src/plan.py' })
    expect(parseAll(placement.selectors, parseLineRange)).toEqual([{ first: 6, last: 6 }])
  })

  test('a file that was moved keeps its annotations', () => {
    const placement = placed(filesOf({ 'README.md': 'About', 'lib/plan.py': code }), annotation)
    expect(placement).toMatchObject({ quality: 'exact', part: 'lib/plan.py' })
  })

  test('lines that stand in another file than theirs are not taken for them', () => {
    expect(placed(filesOf({ 'src/plan.py': 'import csv\n', 'src/other.py': code }), annotation).quality).toBe('orphaned')
    expect(placed(filesOf({ 'src/other.py': code }), annotation).quality).toBe('orphaned')
    expect(placed(filesOf({ 'a/plan.py': code, 'b/plan.py': code }), annotation).quality).toBe('orphaned')
  })
})

describe('what has no words of its own', () => {
  const rectangle = { page: 2, left: 72, top: 300, width: 200, height: 90 }
  const label = selectorsFor(second, 'We split it into two panels')

  test('an area stays around words that stand where they stood, and says that it is uncertain', () => {
    const changed = `${second.slice(0, 10)}${second.slice(10)} A sentence more.`
    const selectors = [...label, formatPageRectangle(rectangle)]
    const placement = placed(pagesOf('New.', first, changed), { shape: 'area', selectors })
    expect(placement.quality).toBe('approximate')
    expect(parseAll(placement.selectors, parsePageRectangle)).toEqual([{ ...rectangle, page: 3 }])
  })

  test('an area is orphaned where its words have moved on their page, and where it never had any', () => {
    const selectors = [...label, formatPageRectangle(rectangle)]
    const moved = placed(pagesOf(first, `A line that pushes the others down.\n${second}`), { shape: 'area', selectors })
    expect(moved.quality).toBe('orphaned')
    expect(placed(pagesOf(first, second), { shape: 'area', selectors: [formatPageRectangle(rectangle)] }).quality).toBe(
      'orphaned',
    )
  })

  test('points, regions and times are orphaned in other bytes', () => {
    const region = formatRegion({ x: 1, y: 2, width: 30, height: 40 })
    expect(placed([], { shape: 'area', selectors: [region] }).quality).toBe('orphaned')
    expect(placed(pagesOf(first), { shape: 'pin', selectors: [formatPageRectangle({ ...rectangle, width: 0 })] }).quality).toBe(
      'orphaned',
    )
    const range = formatTimeRange({ startSeconds: 3, endSeconds: 9 })
    expect(placed([], { shape: 'time-range', selectors: [range] }).quality).toBe('orphaned')
  })

  test('the whole item is the whole item whatever became of it', () => {
    expect(placed([], { shape: 'whole-item', selectors: [] })).toMatchObject({ quality: 'exact', selectors: [] })
  })

  test('in the same bytes everything is where it was', () => {
    const selectors = [formatTimeRange({ startSeconds: 3, endSeconds: 9 })]
    expect(placed([], { shape: 'time-range', selectors, evidenceSha256: NEW })).toMatchObject({ quality: 'exact', selectors })
  })
})

describe('what only looks different', () => {
  test('words that a layout breaks elsewhere are no change, hyphenated ones among them', () => {
    const text = 'Where a number was esti-\nmated, the call-back time stands beside it with its range, well known to all.'
    const other = 'Where a number was estimated, the call-\nback time stands be-\nside it with its range, well known to all.'
    const placement = placed(pagesOf(other), { selectors: selectorsFor(text, 'esti-\nmated, the call-back time stands') })
    expect(placement.quality).toBe('exact')
    expect(quoteOf(placement.selectors)).toBe('estimated, the call- back time stands')
  })

  test('ligatures, soft hyphens and broken lines are no change', () => {
    const text = 'The final findings confirm the first efficient workflow of the office, as was planned.'
    const other = 'The ﬁnal ﬁnd\u00adings con\u00ad\nﬁrm the ﬁrst eﬃcient\nworkﬂow of the oﬃce, as was planned.'
    const placement = placed(pagesOf(other), { selectors: selectorsFor(text, 'findings confirm the first efficient workflow') })
    expect(placement.quality).toBe('exact')
    expect(quoteOf(placement.selectors)).toBe('ﬁnd\u00adings con\u00ad ﬁrm the ﬁrst eﬃcient workﬂow')
  })
})
