import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeQuote } from '../../../../renderer/review/annotations/anchoring/place-quote'
import { describeText } from '../../../../shared/domain'
import { copies, documents, edit, type Edit, edits, layOut, type Sentence } from './random-edits'

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))

/** How many of its old neighbours stand beside a sentence still. */
function oldNeighbours(before: readonly Sentence[], was: number, after: readonly Sentence[], at: number): number {
  const isSame = (step: 1 | -1) => before[was + step] !== undefined && before[was + step]?.text === after[at + step]?.text
  return Number(isSame(-1)) + Number(isSame(1))
}

/**
 * Whether what was found stands in the passage's place although it is another sentence: between both of its old neighbours; or of the
 * same words, beside more of its old neighbours than the passage itself and not so before; or next to it, of the same words. Nobody could
 * tell from the texts that the sentences changed places.
 */
function tookItsPlace(before: readonly Sentence[], after: readonly Sentence[], chosen: Sentence, at: number): boolean {
  const found = after[at]
  const was = before.indexOf(chosen)
  const kept = oldNeighbours(before, was, after, at)
  if (kept === 2) return true
  if (!found || found.text !== chosen.text) return false
  const now = after.findIndex(({ id }) => id === chosen.id)
  const between = after.slice(Math.min(at, now), Math.max(at, now) + 1)
  if (now >= 0 && between.every(({ text }) => text === chosen.text)) return true
  const own = now < 0 ? 0 : oldNeighbours(before, was, after, now)
  return kept > own && oldNeighbours(before, was, before, before.indexOf(found)) < kept
}

/** Places a sentence of a document in the changed one. @returns whether it was found; null where it is gone. @throws where it was found elsewhere. */
function place(before: readonly Sentence[], changes: readonly Edit[], pick: number, perLine: number): boolean | null {
  const old = layOut(before, 3)
  const after = edit(before, changes)
  const revised = layOut(after, perLine)
  const chosen = before[pick % before.length] as Sentence
  const span = old.spans.get(chosen.id) as { start: number; end: number }
  const own = revised.spans.get(chosen.id)
  const placed = placeQuote(revised.text, describeText(old.text, span.start, span.end))
  if (!placed) return own ? false : null
  const at = after.findIndex(({ id }) => overlap(placed, revised.spans.get(id) ?? { start: 0, end: 0 }) > 0)
  if (tookItsPlace(before, after, chosen, at)) return true
  const words = revised.text.slice(placed.start, placed.end)
  if (!own) throw new Error(`"${chosen.text}" is gone, and yet was found as "${words}"`)
  expect(overlap(placed, own) / (own.end - own.start), `"${chosen.text}" was found elsewhere, as "${words}"`).toBeGreaterThan(0.8)
  if (placed.quality === 'exact') expect(words.replace(/\s+/g, ' ')).toBe(chosen.text)
  return true
}

test.each([
  ['put in, taken out, moved and reworded', edits, 0.7],
  ['repeated elsewhere', copies, 0.7],
])('where sentences are %s, a passage is found in its own place or nowhere', (_, changes, most) => {
  let [found, lost] = [0, 0]
  fc.assert(
    fc.property(documents, changes, fc.nat(), fc.integer({ min: 2, max: 9 }), (before, made, pick, perLine) => {
      const isFound = place(before, made, pick, perLine)
      if (isFound) found += 1
      else if (isFound === false) lost += 1
    }),
    { numRuns: 2500, seed: 20_261_121 },
  )
  // A search that finds nothing would never be wrong.
  expect(found / (found + lost)).toBeGreaterThan(most)
})

test('in an unchanged text every passage is found exactly, or stands there more than once', () => {
  fc.assert(
    fc.property(documents, fc.nat(), fc.integer({ min: 2, max: 9 }), (sentences, pick, perLine) => {
      const old = layOut(sentences, 3)
      const chosen = sentences[pick % sentences.length] as Sentence
      const span = old.spans.get(chosen.id) as { start: number; end: number }
      const again = layOut(sentences, perLine)
      const placed = placeQuote(again.text, describeText(old.text, span.start, span.end))
      const isUnique = sentences.filter(({ text }) => text === chosen.text).length === 1
      if (isUnique) expect(placed).toEqual({ ...again.spans.get(chosen.id), quality: 'exact' })
      else if (placed) expect(placed.start).toBe(again.spans.get(chosen.id)?.start)
    }),
    { numRuns: 1500, seed: 20_261_121 },
  )
})
