import MarkdownIt from 'markdown-it'
import { Html } from './html'

/**
 * Markdown of providers and assessors is shown to the whole world: raw HTML stays text, pictures are left out (they would be fetched from
 * elsewhere), and a link is either https or mailto and passes nothing on.
 */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image')
markdown.validateLink = (url) => /^(https:\/\/|mailto:)/i.test(url.trim())
markdown.renderer.rules.link_open = (tokens, at, options, _environment, self) => {
  tokens[at]?.attrSet('rel', 'nofollow noopener noreferrer')
  return self.renderToken(tokens, at, options)
}
// The page has its own headings above; those of the text begin below them.
for (const rule of ['heading_open', 'heading_close'] as const) {
  markdown.renderer.rules[rule] = (tokens, at, options, _environment, self) => {
    const token = tokens[at]
    if (token) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 2)}`
    return self.renderToken(tokens, at, options)
  }
}

/** Markdown as HTML that can neither run nor fetch anything. */
export function renderMarkdown(source: string): Html {
  return new Html(markdown.render(source))
}
