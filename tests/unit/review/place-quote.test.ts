import { describe, expect, test } from 'vitest'
import { placeQuote } from '../../../renderer/review/annotations/anchoring/place-quote'
import { describeText, findQuote } from '../../../shared/domain'

const first =
  'Nine of the eleven nurses we spoke to read the weekly table from right to left: they looked for the clinic that had fallen ' +
  'behind, and only then for the rate. We therefore dropped the map and ranked clinics by doses below plan, so the first row is ' +
  'always the first phone call of the day. The rate stays in the second column. The rate is no target.'

function selectorsFor(words: string, text = first, occurrence = 0) {
  let at = text.indexOf(words)
  for (let skipped = 0; skipped < occurrence; skipped++) at = text.indexOf(words, at + 1)
  return describeText(text, at, at + words.length)
}

function wordsAt(text: string, placement: { start: number; end: number } | null): string | null {
  return placement && text.slice(placement.start, placement.end)
}

describe('finding a quote again', () => {
  const passage = 'ranked clinics by doses below plan'

  test('in the same text it is exactly where it was', () => {
    const start = first.indexOf(passage)
    expect(placeQuote(first, selectorsFor(passage))).toEqual({ start, end: start + passage.length, quality: 'exact' })
  })

  test('it moves with its words when text is put before it', () => {
    const revised = `A new introduction of some length. ${first}`
    const placement = placeQuote(revised, selectorsFor(passage))
    expect(placement?.quality).toBe('exact')
    expect(wordsAt(revised, placement)).toBe(passage)
  })

  test('other line breaks are no change', () => {
    const revised = first.replaceAll(' ', '\n  ')
    const placement = placeQuote(revised, selectorsFor(passage))
    expect(placement?.quality).toBe('exact')
    expect(wordsAt(revised, placement)?.replaceAll(/\s+/g, ' ')).toBe(passage)
  })

  test('a passage with a corrected word is found and marked as approximate', () => {
    const revised = first.replace('doses below plan', 'doses under plan')
    const placement = placeQuote(revised, selectorsFor(passage))
    expect(placement?.quality).toBe('approximate')
    expect(wordsAt(revised, placement)).toContain('ranked clinics by doses under')
  })

  test('a passage that was rewritten is an orphan', () => {
    const revised = first.replace(passage, 'put the places in an order of our own choosing')
    expect(placeQuote(revised, selectorsFor(passage))).toBeNull()
  })

  test('of two equal passages it chooses the one with the same surroundings', () => {
    const second = selectorsFor('The rate', first, 1)
    const revised = `Preface. ${first}`
    expect(placeQuote(revised, second)?.start).toBe(revised.lastIndexOf('The rate'))
  })

  test('short words in other surroundings are an orphan rather than a guess', () => {
    expect(placeQuote('A different document in which a row is mentioned once.', selectorsFor('row'))).toBeNull()
  })

  test('equal passages with nothing to tell them apart are an orphan', () => {
    const line = 'the same sentence again and again. '
    const text = `start ${line.repeat(3)}end`
    const quote = findQuote(describeText(text, text.indexOf(line), text.indexOf(line) + line.trim().length))
    expect(placeQuote(line.repeat(5), quote ? [{ ...quote, prefix: 'start ', suffix: ' xyz' }] : [])).toBeNull()
  })

  test('a target without words is no concern of the text', () => {
    expect(placeQuote(first, [])).toBeNull()
    expect(placeQuote('', selectorsFor(passage))).toBeNull()
  })

  test('an emoji before the passage shifts nothing', () => {
    const text = `🎉🎉 ${first}`
    expect(wordsAt(text, placeQuote(text, selectorsFor(passage, text)))).toBe(passage)
  })
})
