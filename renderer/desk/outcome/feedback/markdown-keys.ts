import type { TextEdit } from '../../../../shared/domain'

/** What a key or a button does with the words that are selected. */
export type MarkdownFormat = 'bold' | 'list' | 'numbered' | 'quote'

/** Text and selection of a field, in UTF-16 offsets. */
type Selected = { text: string; start: number; end: number }

/** An edit, and what is selected after it. */
export type FormatEdit = TextEdit & { selectionStart: number; selectionEnd: number }

/** Turns a format on for the selected words or lines, or off where they have it. */
export function formatSelection(selected: Selected, format: MarkdownFormat): FormatEdit {
  return format === 'bold' ? toggleBold(selected) : toggleLines(selected, format)
}

/**
 * What Enter does at the end of an entry of a list or a quote: the next one begins; on an empty one the list ends.
 * @returns null where Enter is only a line break.
 */
export function continueLine({ text, start, end }: Selected): FormatEdit | null {
  if (start !== end) return null
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const match = /^([ \t]*)([-*+]|\d{1,9}[.)]|>)[ \t]+/.exec(text.slice(lineStart, start))
  if (!match) return null
  const [marker, indent = '', sign = ''] = match
  if (text.slice(lineStart, start) === marker && /^[ \t]*(\n|$)/.test(text.slice(start))) {
    return { start: lineStart, end: start, text: '', selectionStart: lineStart, selectionEnd: lineStart }
  }
  const next = `\n${indent}${/^\d/.test(sign) ? Number.parseInt(sign, 10) + 1 + sign.slice(-1) : sign} `
  const caret = start + next.length
  return { start, end, text: next, selectionStart: caret, selectionEnd: caret }
}

function toggleBold({ text, start, end }: Selected): FormatEdit {
  const isInside = text.slice(start - 2, start) === '**' && text.slice(end, end + 2) === '**'
  const words = text.slice(start, end)
  if (isInside) return { start: start - 2, end: end + 2, text: words, selectionStart: start - 2, selectionEnd: end - 2 }
  if (/^\*\*.+\*\*$/s.test(words)) {
    const plain = words.slice(2, -2)
    return { start, end, text: plain, selectionStart: start, selectionEnd: start + plain.length }
  }
  // Stars beside a space would be shown: what is marked begins and ends with a word.
  const from = start + (words.length - words.trimStart().length)
  const to = Math.max(from, end - (words.length - words.trimEnd().length))
  const marked = `**${text.slice(from, to)}**`
  return { start: from, end: to, text: marked, selectionStart: from + 2, selectionEnd: to + 2 }
}

const MARKERS = {
  list: { pattern: /^- /, of: () => '- ' },
  numbered: { pattern: /^\d{1,9}[.)] /, of: (at: number) => `${at + 1}. ` },
  quote: { pattern: /^> ?/, of: () => '> ' },
} as const

function toggleLines({ text, start, end }: Selected, format: keyof typeof MARKERS): FormatEdit {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', Math.max(start, end - 1))
  const to = lineEnd < 0 ? text.length : lineEnd
  const lines = text.slice(from, to).split('\n')
  const { pattern, of } = MARKERS[format]
  const isOn = lines.every((line) => pattern.test(line) || line.trim() === '') && lines.some((line) => pattern.test(line))
  const isAlone = lines.length === 1
  let number = 0
  const marked = lines
    .map((line) => {
      if (isOn) return line.replace(pattern, '')
      return line.trim() === '' && !isAlone ? line : of(number++) + line
    })
    .join('\n')
  const caret = from + marked.length
  return { start: from, end: to, text: marked, selectionStart: start === end ? caret : from, selectionEnd: caret }
}
