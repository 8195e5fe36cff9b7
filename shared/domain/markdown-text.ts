/** Signs that mean something in Markdown wherever they stand, and those that mean something at the beginning of a line. */
const ANYWHERE = /[\\`*_[\]<>|~]/g
const AT_LINE_START = /^(\s*)(#{1,6}|[-+=]|\d{1,9}[.)])(?=\s|$)/gm
const LINKED = /\b(https?|ftp|mailto):|\bwww\./gi

/** Somebody's words as Markdown that shows just these words: nothing in them formats, links or begins a list. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(ANYWHERE, '\\$&')
    .replace(AT_LINE_START, (_, space: string, sign: string) => `${space}${escapeSign(sign)}`)
    .replace(LINKED, (address) => address.replace(/[:.]/, '\\$&'))
}

/** A text of a rubric as Markdown: what `**…**` marks in it stays marked, everything else is plain words. */
export function markedTextAsMarkdown(text: string): string {
  return text
    .split(/(\*\*.+?\*\*)/s)
    .map((part) => (/^\*\*.+\*\*$/s.test(part) ? `**${escapeMarkdown(part.slice(2, -2))}**` : escapeMarkdown(part)))
    .join('')
}

/** The same Markdown as a quotation. */
export function quoteMarkdown(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}

function escapeSign(sign: string): string {
  // `1.` is escaped at its full stop: a backslash before a digit is shown.
  return /^\d/.test(sign) ? `${sign.slice(0, -1)}\\${sign.slice(-1)}` : `\\${sign}`
}
