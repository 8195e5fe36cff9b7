import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeInParts, prepareParts } from '../../../../renderer/review/annotations/anchoring/place-in-parts'
import { describeText, formatPage, newId } from '../../../../shared/domain'
import { sampleAnnotation } from '../../desk/sample-desk'

const WORDS =
  'nurse clinic dose plan week figure rate chart reader panel table caption column report vaccine supply demand'.split(' ')
const [pages] = fc.sample(
  fc.array(fc.array(fc.constantFrom(...WORDS), { minLength: 400, maxLength: 400 }), { minLength: 500, maxLength: 500 }),
  { numRuns: 1, seed: 7 },
) as [string[][]]

/** Long, and of few words, so that everything resembles everything: the worst that a text can be. */
test.each([
  ['where nothing changed but the beginning', (text: string) => `Preface. ${text}`, 500],
  ['where words changed everywhere', (text: string) => text.replaceAll('nurse', 'carer').replaceAll('clinic', 'practice'), 0],
])(
  '500 notes in 500 pages are placed %s',
  (_, change, exact) => {
    const texts = pages.map((words) => words.join(' '))
    const annotations = texts.map((text, at) => {
      const start = text.indexOf(' ', 400 + 3 * at) + 1
      return sampleAnnotation(at, { id: newId(), selectors: [...describeText(text, start, start + 90), formatPage(at + 1)] })
    })
    const revised = texts.map((text, at) => ({ page: at + 1, part: null, text: change(text) }))
    const prepared = prepareParts(revised)
    const placements = annotations.map((annotation) => placeInParts(prepared, annotation, 'b'.repeat(64)))
    expect(placements.filter(({ quality }) => quality === 'exact').length).toBeGreaterThanOrEqual(exact)
  },
  120_000,
)
