import { describe, expect, test } from 'vitest'
import { findTrigger } from '../../../../renderer/review/comments/trigger'
import { fillVariables, withoutCandidate } from '../../../../renderer/review/comments/variables'

const typed = (text: string) => findTrigger(text, text.length)?.typed ?? null

describe('a slash asks for a comment', () => {
  test.each([
    ['/', ''],
    ['Good. /sour', 'sour'],
    ['(/two words', 'two words'],
    ['one\n/x', 'x'],
  ])('in %j', (text, query) => {
    expect(typed(text)).toBe(query)
  })

  test.each([
    'and/or',
    '3/4',
    'https://example.org',
    '/ a blank after it',
    '/one\ntwo',
    '/a/b',
    '',
    'x',
    `/${'long '.repeat(20)}`,
  ])('but not in %j', (text) => {
    expect(typed(text)).toBeNull()
  })

  test('only before the caret', () => {
    expect(findTrigger('say /so', 4)).toBeNull()
    expect(findTrigger('say /so', 6)).toEqual({ start: 4, end: 6, typed: 's' })
  })
})

const VALUES = {
  candidate: 'Candidate 7F3K',
  criterion: 'Honesty',
  level: null,
  achievement: 'Data storytelling',
  quote: 'a {b} c',
}

describe('variables', () => {
  test('are filled, in any case, and what has no value is told as a gap', () => {
    const { text, gaps } = fillVariables('{Candidate}: {level} on {criterion}, week {week}.', VALUES)
    expect(text).toBe('Candidate 7F3K: {level} on Honesty, week {week}.')
    expect(gaps.map(({ start, end }) => text.slice(start, end))).toEqual(['{level}', '{week}'])
  })

  test('aren’t looked for in what they were filled with', () => {
    expect(fillVariables('“{quote}”', VALUES)).toEqual({ text: '“a {b} c”', gaps: [] })
  })

  test('leave braces that hold no word alone', () => {
    expect(fillVariables('{} { } {1} f(x) { return }', VALUES).gaps).toEqual([])
  })

  test('that exist on every object are no values', () => {
    expect(fillVariables('{constructor}', VALUES).gaps).toEqual([{ start: 0, end: 13 }])
  })
})

test('the candidate’s name is taken out wherever it stands', () => {
  expect(withoutCandidate('7F3K shows it. Well done, 7F3K!', '7F3K')).toBe('{candidate} shows it. Well done, {candidate}!')
  expect(withoutCandidate('unchanged', '')).toBe('unchanged')
})
