import { describe, expect, test } from 'vitest'
import {
  type CommentBank,
  withChange,
  withComment,
  withImported,
  withMove,
  withReturned,
} from '../../../../renderer/review/comments/bank'
import { readBankFile, writeBankJson, writeBankMarkdown } from '../../../../renderer/review/comments/bank-file'
import { criterionId, sampleRubric } from '../../desk/sample-desk'

const rubric = sampleRubric()
const bank: CommentBank = [
  { id: 'a', text: 'Names every source.', criterionId: criterionId(2) },
  { id: 'b', text: 'First line\nand a second.\n\n- not an item', criterionId: null },
  { id: 'c', text: '{candidate} hides # the “scale” \\ of 1. it', criterionId: criterionId(1) },
]
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readBankFile(bytes(text), rubric)
const ids = (some: CommentBank) => some.map(({ id }) => id)

describe('a bank of comments', () => {
  test('takes a new comment at its head, tidied, and none that is empty or there already', () => {
    const [first] = withComment(bank, '  New one.\r\n', null, 'n')
    expect(first).toEqual({ id: 'n', text: 'New one.', criterionId: null })
    expect(withComment(bank, ' \n', null)).toBe(bank)
    expect(withComment(bank, ' Names every source. ', null)).toBe(bank)
  })

  test('is reordered one step at a time and stays at its ends', () => {
    expect(ids(withMove(bank, 'b', -1))).toEqual(['b', 'a', 'c'])
    expect(ids(withMove(bank, 'b', 1))).toEqual(['a', 'c', 'b'])
    expect(withMove(bank, 'a', -1)).toBe(bank)
    expect(withMove(bank, 'c', 1)).toBe(bank)
  })

  test('gets a deleted comment back where it stood, and only once', () => {
    const [a, b, c] = bank as [CommentBank[0], CommentBank[0], CommentBank[0]]
    expect(ids(withReturned([a, c], b, 1))).toEqual(['a', 'b', 'c'])
    expect(ids(withReturned([], b, 1))).toEqual(['b'])
    expect(withReturned(bank, b, 1)).toBe(bank)
  })

  test('never loses a text by an edit that leaves nothing of it', () => {
    expect(withChange(bank, 'a', { text: '   ' })).toBe(bank)
    expect(withChange(bank, 'a', { criterionId: null })[0]?.text).toBe('Names every source.')
  })

  test('takes what it lacks from a file, once', () => {
    const more = withImported(bank, [
      { id: 'x', text: 'Names every source.', criterionId: null },
      { id: 'y', text: 'Another.', criterionId: null },
      { id: 'z', text: 'Another.', criterionId: null },
    ])
    expect(ids(more)).toEqual(['a', 'b', 'c', 'y'])
  })
})

describe('a file of comments', () => {
  const content = (some: CommentBank) => some.map(({ text, criterionId }) => ({ text, criterionId }))

  test('comes back from JSON as it was', () => {
    const again = read(writeBankJson(bank, rubric))
    expect(again.ok && content(again.comments)).toEqual(content(bank))
  })

  test('comes back from Markdown with its texts and criteria, ordered by criterion', () => {
    const again = read(writeBankMarkdown(bank, rubric, { title: 'Comments', any: 'Any criterion' }))
    expect(again.ok && content(again.comments)).toEqual(content([bank[2], bank[0], bank[1]] as CommentBank))
  })

  test('may be Markdown that somebody wrote by hand', () => {
    const again = read('Some words first.\n\n## C2\n* One\n2. Two\n   goes on\n\n## Praise\n- Three')
    expect(again.ok && content(again.comments)).toEqual([
      { text: 'One', criterionId: criterionId(2) },
      { text: 'Two\ngoes on', criterionId: criterionId(2) },
      { text: 'Three', criterionId: null },
    ])
  })

  test('gives a criterion that this rubric lacks to any', () => {
    const again = read('{"format":"assay-comments","version":1,"comments":[{"text":"x","criterion":"C9"}]}')
    expect(again.ok && again.comments[0]?.criterionId).toBeNull()
  })

  test.each([
    ['', 'empty'],
    ['   \n', 'empty'],
    ['Just a letter to somebody.', 'no-comments'],
    ['# Only a heading', 'no-comments'],
    ['{"format":"assay-comments"', 'broken-json'],
    ['[1,2,3]', 'other-json'],
    ['{"name":"package","version":"1.0.0"}', 'other-json'],
    ['{"format":"assay-comments","version":2,"comments":[]}', 'other-json'],
    ['{"format":"assay-comments","version":1,"comments":[]}', 'no-comments'],
    ['a\0b', 'not-text'],
  ])('that is %j is refused as %s', (text, reason) => {
    expect(read(text)).toEqual({ ok: false, reason })
  })

  test('names the first comment that can’t be taken', () => {
    const comments = [{ text: 'fine' }, { text: '' }, { text: 7 }]
    expect(read(JSON.stringify({ format: 'assay-comments', version: 1, comments }))).toEqual({
      ok: false,
      reason: 'bad-comment',
      comment: 2,
    })
  })

  test('that is no text, too large or too long is refused', () => {
    expect(readBankFile(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), rubric)).toEqual({ ok: false, reason: 'not-text' })
    expect(readBankFile(new Uint8Array(5 * 1024 * 1024 + 1), rubric)).toEqual({ ok: false, reason: 'too-large' })
    expect(read('- a\n'.repeat(5001))).toEqual({ ok: false, reason: 'too-many' })
  })
})
