const TOKEN = /\s+|"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g
const INDENT = '  '

/**
 * JSON with a line for each value. Numbers, strings and doubled names stay as they are written, which parsing and writing it again
 * would not keep. @returns the text itself where it is no JSON.
 */
export function formatJson(text: string): string {
  try {
    JSON.parse(text)
  } catch {
    return text
  }
  const tokens = (text.match(TOKEN) ?? []).filter((token) => token.trim() !== '')
  const parts: string[] = []
  let depth = 0
  tokens.forEach((token, at) => {
    const next = tokens[at + 1]
    if (token === '{' || token === '[') {
      depth += 1
      parts.push(token)
      if (next !== '}' && next !== ']') parts.push(lineAt(depth))
    } else if (token === '}' || token === ']') {
      depth -= 1
      const before = tokens[at - 1]
      if (before !== '{' && before !== '[') parts.push(lineAt(depth))
      parts.push(token)
    } else if (token === ',') parts.push(token, lineAt(depth))
    else parts.push(token === ':' ? ': ' : token)
  })
  return `${parts.join('')}\n`
}

const lineAt = (depth: number) => `\n${INDENT.repeat(depth)}`
