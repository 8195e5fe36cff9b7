import { describe, expect, test } from 'vitest'
import {
  continueLine,
  type FormatEdit,
  formatSelection,
  type MarkdownFormat,
} from '../../../renderer/desk/outcome/feedback/markdown-keys'

/** A text with its selection written as `[…]`, or a caret as `|`. */
function read(marked: string) {
  const caret = marked.indexOf('|')
  if (caret >= 0) return { text: marked.replace('|', ''), start: caret, end: caret }
  const start = marked.indexOf('[')
  const end = marked.indexOf(']') - 1
  return { text: marked.replace('[', '').replace(']', ''), start, end }
}

function write(text: string, edit: FormatEdit): string {
  const after = text.slice(0, edit.start) + edit.text + text.slice(edit.end)
  const { selectionStart: from, selectionEnd: to } = edit
  if (from === to) return `${after.slice(0, from)}|${after.slice(from)}`
  return `${after.slice(0, from)}[${after.slice(from, to)}]${after.slice(to)}`
}

const format = (marked: string, how: MarkdownFormat) => write(read(marked).text, formatSelection(read(marked), how))
const enter = (marked: string) => {
  const edit = continueLine(read(marked))
  return edit && write(read(marked).text, edit)
}

describe('formatting by keys', () => {
  test('bold goes on around the words, without the spaces beside them, and off again', () => {
    expect(format('Say [ this ] now', 'bold')).toBe('Say  **[this]**  now')
    expect(format('Say **[this]** now', 'bold')).toBe('Say [this] now')
    expect(format('Say [**this**] now', 'bold')).toBe('Say [this] now')
    expect(format('Say |', 'bold')).toBe('Say **|**')
  })

  test('a list takes every line that is selected in part, and leaves empty ones', () => {
    expect(format('a\nb[b\n\nc]c\nd', 'list')).toBe('a\n[- bb\n\n- cc]\nd')
    expect(format('[- a\n- b]', 'list')).toBe('[a\nb]')
    expect(format('a|', 'list')).toBe('- a|')
  })

  test('a numbered list counts, a quote marks', () => {
    expect(format('[a\n\nb]', 'numbered')).toBe('[1. a\n\n2. b]')
    expect(format('[a\nb]', 'quote')).toBe('[> a\n> b]')
    expect(format('[> a\n>b]', 'quote')).toBe('[a\nb]')
  })

  test('begins on an empty line', () => {
    expect(format('|', 'quote')).toBe('> |')
  })
})

describe('Enter', () => {
  test('begins the next entry, counting on', () => {
    expect(enter('- a|')).toBe('- a\n- |')
    expect(enter('  9. a|')).toBe('  9. a\n  10. |')
    expect(enter('> a| b')).toBe('> a\n> | b')
  })

  test('ends a list on an empty entry', () => {
    expect(enter('- a\n- |')).toBe('- a\n|')
  })

  test('is only a line break anywhere else', () => {
    expect(enter('a|')).toBeNull()
    expect(enter('- [a]')).toBeNull()
    expect(enter('-a|')).toBeNull()
  })
})
