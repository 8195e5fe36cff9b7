import { expect, test } from 'vitest'
import { wholeWords } from '../../../renderer/review/controls/whole-words'

/** The text of a range over `<p>` from one offset to another, after its words were made whole. */
function wholeFrom(text: string, start: number, end: number): string {
  const paragraph = document.createElement('p')
  paragraph.textContent = text
  const range = document.createRange()
  range.setStart(paragraph.firstChild as Text, start)
  range.setEnd(paragraph.firstChild as Text, end)
  return wholeWords(range).toString()
}

test.each([
  ['therefore dropped the map', 1, 20, 'therefore dropped the'],
  ['therefore dropped the map', 10, 17, 'dropped'],
  ['über Größe, alles', 1, 8, 'über Größe'],
  ['n = 11 clinics', 5, 9, '11 clinics'],
  ['one, two', 4, 8, ' two'],
  ['今日は天気がいい', 3, 4, '天気'],
  ['don’t say it’s', 2, 3, 'don’t'],
  [`${'x '.repeat(5000)}word ends`, 10_002, 10_003, 'word'],
])('words at the ends of a selection in %j become whole, and nothing else is taken in', (text, start, end, expected) => {
  expect(wholeFrom(text, start, end)).toBe(expected)
})

test('a selection between elements stays as it is', () => {
  const paragraph = document.createElement('p')
  paragraph.innerHTML = '<b>bold</b> plain'
  const range = document.createRange()
  range.selectNodeContents(paragraph)
  expect(wholeWords(range).toString()).toBe('bold plain')
})
