import { createCssVariablesTheme, createHighlighterCore, type GrammarState, type HighlighterCore } from '@shikijs/core'
import { createJavaScriptRegexEngine } from '@shikijs/engine-javascript'
import { expose, transfer } from 'comlink'
import { GRAMMARS } from './languages'
import type { LineTokens } from './paint-line'
import { LONGEST_ROW } from './sheet'
import { TOKEN_KINDS } from './token-kinds'

/** Milliseconds after which a line is left as it is: a grammar can be led astray by a line that was made for it. */
const MOST_LINE_MS = 200

const THEME = 'assay'

/** Each colour of the theme, by what it stands for here; everything else is plain. */
const KIND_OF_COLOUR = new Map<string, number>(
  Object.entries({
    'token-keyword': 'keyword',
    'token-string': 'string',
    'token-string-expression': 'string',
    'token-comment': 'comment',
    'token-constant': 'constant',
    'token-function': 'function',
    'token-parameter': 'parameter',
    'token-punctuation': 'punctuation',
    'token-link': 'link',
    'token-inserted': 'inserted',
    'token-deleted': 'deleted',
  } as const).map(([name, kind]) => [`var(--code-${name})`, TOKEN_KINDS.indexOf(kind)] as const),
)

let highlighter: Promise<HighlighterCore> | null = null
const files = new Map<number, { language: string; state: GrammarState | undefined }>()
let lastFile = 0

async function ready(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    themes: [createCssVariablesTheme({ name: THEME, variablePrefix: '--code-' })],
    langs: [],
    // A pattern that JavaScript can't express leaves its words plain, rather than the whole file.
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  })
  return highlighter
}

const door = {
  /** Begins a file. @returns its number for `next`; null where the language isn't known. */
  async begin(language: string): Promise<number | null> {
    const grammar = Object.hasOwn(GRAMMARS, language) ? GRAMMARS[language] : undefined
    if (!grammar) return null
    const core = await ready()
    if (!core.getLoadedLanguages().includes(language)) await core.loadLanguage(...(await grammar()).default)
    lastFile += 1
    files.set(lastFile, { language, state: undefined })
    return lastFile
  },

  /** Tokens of the next lines of a file, going on in the state in which the ones before ended. */
  async next(file: number, lines: string): Promise<LineTokens[]> {
    const open = files.get(file)
    if (!open) return []
    const core = await ready()
    const tokens = core.codeToTokensBase(lines, {
      lang: open.language,
      theme: THEME,
      tokenizeMaxLineLength: LONGEST_ROW,
      tokenizeTimeLimit: MOST_LINE_MS,
      ...(open.state ? { grammarState: open.state } : {}),
    })
    open.state = core.getLastGrammarState(tokens) ?? open.state
    const packed = tokens.map((line) =>
      Uint16Array.from(line.flatMap(({ content, color }) => [content.length, KIND_OF_COLOUR.get(color ?? '') ?? 0])),
    )
    return transfer(
      packed,
      packed.map(({ buffer }) => buffer),
    )
  },

  end(file: number): void {
    files.delete(file)
  },
}

export type HighlightDoor = typeof door

expose(door)
