import Anser from 'anser'
import type { LineTokens } from '../code/paint-line'
import { TOKEN_KINDS } from '../code/token-kinds'

/** The colours of a terminal as those of code: what matters is that they differ, and that they can be read in both schemes. */
const KINDS = new Map<string, (typeof TOKEN_KINDS)[number]>(
  Object.entries({
    red: 'deleted',
    green: 'inserted',
    yellow: 'constant',
    blue: 'function',
    magenta: 'keyword',
    cyan: 'parameter',
    black: 'comment',
  } as const),
)

export type TerminalLine = { text: string; tokens: LineTokens | null }

/** What was printed to a terminal, line by line: colours as tokens, a line that was written over as it stood in the end. */
export function terminalLines(printed: string): TerminalLine[] {
  const lines: { text: string; tokens: number[]; isColoured: boolean }[] = [{ text: '', tokens: [], isColoured: false }]
  for (const { content, fg } of Anser.ansiToJson(plain(printed), { use_classes: true, remove_empty: true })) {
    const kind = TOKEN_KINDS.indexOf(KINDS.get((fg ?? '').replace(/^ansi-(?:bright-)?/, '')) ?? 'plain')
    content.split('\n').forEach((part, at) => {
      if (at > 0) lines.push({ text: '', tokens: [], isColoured: false })
      const line = lines.at(-1)
      if (!line || part === '') return
      line.text += part
      line.isColoured ||= kind > 0
      line.tokens.push(Math.min(part.length, 0xffff), kind)
    })
  }
  return lines.map(({ text, tokens, isColoured }) => ({ text, tokens: isColoured ? Uint16Array.from(tokens) : null }))
}

/** Without what isn't a colour: other terminal commands, and what a carriage return wrote over. */
function plain(printed: string): string {
  return printed
    .replaceAll('\r\n', '\n')
    .replace(/\n$/, '')
    .replace(/[^\n]*\r(?=[^\n])/g, '')
    .replaceAll('\r', '')
    .replace(OTHER_COMMANDS, '')
    .replace(CONTROL, '')
}

/** Escape sequences that don't end in `m`, and links (OSC). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const OTHER_COMMANDS = /\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b\[[0-?]*[ -/]*[@-ln-~]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f]/g
