import MarkdownIt from 'markdown-it'

const markdown = new MarkdownIt({ html: false, typographer: true })

/** Inline tokens as runs of text, each with the style it is set in. */
function toRuns(tokens) {
  const runs = []
  const style = { bold: 0, italic: 0, link: null }
  for (const token of tokens) {
    if (token.type === 'strong_open') style.bold += 1
    else if (token.type === 'strong_close') style.bold -= 1
    else if (token.type === 'em_open') style.italic += 1
    else if (token.type === 'em_close') style.italic -= 1
    else if (token.type === 'link_open') style.link = token.attrGet('href')
    else if (token.type === 'link_close') style.link = null
    else {
      const text = token.type === 'softbreak' ? ' ' : token.type === 'hardbreak' ? '\n' : token.content
      if (text)
        runs.push({ text, bold: style.bold > 0, italic: style.italic > 0, code: token.type === 'code_inline', link: style.link })
    }
  }
  return runs
}

/** Index of the token that closes the one at `from`. */
function closing(tokens, from) {
  const level = tokens[from].level
  let at = from + 1
  while (tokens[at].level !== level || tokens[at].nesting !== -1) at += 1
  return at
}

function toTable(tokens) {
  const rows = []
  const align = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token.type === 'tr_open') rows.push([])
    if (token.type === 'th_open' || token.type === 'td_open') {
      if (token.type === 'th_open') align.push(/right|center/.exec(token.attrGet('style') ?? '')?.[0] ?? 'left')
      rows.at(-1).push(toRuns(tokens[at + 1].children))
    }
  }
  return { type: 'table', head: rows[0], rows: rows.slice(1), align }
}

function toItems(tokens) {
  const items = []
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at].type !== 'list_item_open') continue
    const end = closing(tokens, at)
    items.push(toBlocks(tokens.slice(at + 1, end)))
    at = end
  }
  return items
}

const FENCES = {
  chart: (content) => ({ type: 'chart', spec: JSON.parse(content) }),
  note: (content) => ({ type: 'note', blocks: readBlocks(content) }),
}

function toBlocks(tokens) {
  const blocks = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token.type === 'fence')
      blocks.push(FENCES[token.info]?.(token.content) ?? { type: 'code', text: token.content.trimEnd() })
    else if (token.type === 'hr') blocks.push({ type: 'rule' })
    else if (token.nesting === 1) {
      const end = closing(tokens, at)
      const inside = tokens.slice(at + 1, end)
      if (token.type === 'heading_open')
        blocks.push({ type: 'heading', level: Number(token.tag[1]), runs: toRuns(inside[0].children) })
      if (token.type === 'paragraph_open') blocks.push({ type: 'paragraph', runs: toRuns(inside[0].children) })
      if (token.type === 'bullet_list_open') blocks.push({ type: 'list', ordered: false, items: toItems(inside) })
      if (token.type === 'ordered_list_open') blocks.push({ type: 'list', ordered: true, items: toItems(inside) })
      if (token.type === 'blockquote_open') blocks.push({ type: 'quote', blocks: toBlocks(inside) })
      if (token.type === 'table_open') blocks.push(toTable(inside))
      at = end
    }
  }
  return blocks
}

/**
 * Reads Markdown into blocks that a typesetter can walk: `heading`, `paragraph`, `list`, `quote`, `table`, `code`, `rule`, and from
 * fences `chart` (a drawing as JSON) and `note` (a box with Markdown inside).
 */
export function readBlocks(source) {
  return toBlocks(markdown.parse(source, {}))
}

/** The plain text of runs. */
export function plain(runs) {
  return runs.map((run) => run.text).join('')
}
