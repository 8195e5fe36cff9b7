import MarkdownIt from 'markdown-it'
import { sanitise, type WordsForPicture } from './sanitise'

/**
 * A text as a fragment that is safe to put into a document, by its media type: Markdown and HTML with their structure, everything
 * else as it stands.
 */
export function renderText(source: string, mediaType: string, wordsFor: WordsForPicture): DocumentFragment {
  if (mediaType === 'text/markdown') return sanitise(markdown().render(source), wordsFor)
  if (mediaType === 'text/html') return sanitise(source, wordsFor)
  const content = document.createDocumentFragment()
  const block = document.createElement('pre')
  block.textContent = source
  content.append(block)
  return content
}

function markdown(): MarkdownIt {
  // HTML inside Markdown stays visible as text: what a candidate wrote is shown, not interpreted.
  return new MarkdownIt({ html: false, linkify: true })
}
