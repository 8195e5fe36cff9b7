import DOMPurify from 'dompurify'
import MarkdownIt from 'markdown-it'

/** Longer texts are cut: laying out more takes seconds, and nobody reads it on a screen. */
const MOST_CHARACTERS = 2_000_000

/** The words in the place of a picture that isn't part of the file, or of a drawing (SVG), which can't be shown safely among text. */
export type WordsForPicture = (name: string, kind: 'picture' | 'drawing') => string

export type RenderedText = {
  /** Safe to put into a document; nothing in it runs, and nothing in it loads. */
  content: DocumentFragment
  isCut: boolean
}

/** Everything else is taken off: names and ids, event handlers, looks, and addresses that would be loaded. */
const ATTRIBUTES = new Set(
  'href src alt title colspan rowspan headers scope start type reversed dir lang width height datetime cite open align'.split(
    ' ',
  ),
)
const FORBIDDEN =
  'style form input button select textarea option optgroup datalist label fieldset legend dialog audio video source track picture'
const EMBEDDED_PICTURE = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,/i

/**
 * A text file as a document fragment, by its media type: Markdown and HTML with their structure, everything else as it stands.
 */
export function renderText(source: string, mediaType: string, wordsFor: WordsForPicture): RenderedText {
  const isCut = source.length > MOST_CHARACTERS
  const text = isCut ? source.slice(0, MOST_CHARACTERS) : source
  if (mediaType === 'text/markdown') return { content: sanitise(markdown().render(text), wordsFor), isCut }
  if (mediaType === 'text/html') return { content: sanitise(text, wordsFor), isCut }
  const content = document.createDocumentFragment()
  const block = document.createElement('pre')
  block.textContent = text
  content.append(block)
  return { content, isCut }
}

function markdown(): MarkdownIt {
  // HTML inside Markdown stays visible as text: what a candidate wrote is shown, not interpreted.
  return new MarkdownIt({ html: false, linkify: true })
}

function sanitise(html: string, wordsFor: WordsForPicture): DocumentFragment {
  const content = DOMPurify.sanitize(withoutStyles(html, wordsFor), {
    USE_PROFILES: { html: true },
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    FORBID_TAGS: FORBIDDEN.split(' '),
    RETURN_DOM_FRAGMENT: true,
  })
  for (const element of content.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) if (!ATTRIBUTES.has(name)) element.removeAttribute(name)
  }
  for (const picture of content.querySelectorAll('img')) {
    if (EMBEDDED_PICTURE.test(picture.getAttribute('src') ?? '')) continue
    const words = content.ownerDocument.createElement('em')
    words.textContent = wordsFor(picture.alt || (picture.getAttribute('src') ?? ''), 'picture')
    picture.replaceWith(words)
  }
  for (const link of content.querySelectorAll('a[href]')) {
    if (!/^(?:https:|#)/i.test(link.getAttribute('href') ?? '')) link.removeAttribute('href')
  }
  return content
}

/**
 * Takes styles and drawings out before DOMPurify parses the text: its parser would have the page's policy report each of them. A template's
 * content is inert, so nothing is reported, run or loaded here; what is safe is still DOMPurify's to say.
 */
function withoutStyles(html: string, wordsFor: WordsForPicture): string {
  const template = document.createElement('template')
  template.innerHTML = html
  for (const style of template.content.querySelectorAll('style, link, meta, script')) style.remove()
  for (const drawing of template.content.querySelectorAll('svg')) {
    const words = document.createElement('em')
    const name = drawing.getAttribute('aria-label') ?? drawing.querySelector('title')?.textContent ?? ''
    words.textContent = wordsFor(name.trim() || 'SVG', 'drawing')
    drawing.replaceWith(words)
  }
  for (const styled of template.content.querySelectorAll('[style]')) styled.removeAttribute('style')
  return template.innerHTML
}
