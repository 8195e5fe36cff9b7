import DOMPurify from 'dompurify'
import { safeDrawing } from './safe-drawing'

/** Says, in the reader's language, that a picture isn't part of the file, or that a drawing (SVG) can't be shown. */
export type WordsForPicture = (name: string, kind: 'picture' | 'drawing') => string

/** Everything else is taken off: names and ids, event handlers, looks, and addresses that would be loaded. */
const ATTRIBUTES = new Set(
  'href src alt title colspan rowspan headers scope start type reversed dir lang width height datetime cite open align'.split(
    ' ',
  ),
)
const FORBIDDEN =
  'style template slot form input button select textarea option optgroup datalist label fieldset legend dialog audio video source track picture'
const EMBEDDED_PICTURE = /^data:image\/(?:(?:png|jpeg|gif|webp|avif);base64,|svg\+xml,)/i
const DRAWING_ADDRESS = /^data:image\/svg\+xml/i
/** In the place of a drawing that can't be shown, until its words are. */
const NO_DRAWING = 'data:image/svg+xml,'
/** Further rules of a page's style sheets have no place in its drawings. */
const MOST_STYLE_CHARACTERS = 200_000

/**
 * Markup of a stranger as a fragment that is safe to put into a document: nothing in it runs, nothing in it loads. Drawings become
 * pictures. What had a name that links lead to keeps it as `data-anchor`. What can't be shown leaves an empty element that says so by
 * its `aria-label`, so that the words of a text are the same in every language of the interface.
 */
export function sanitise(html: string, wordsFor: WordsForPicture): DocumentFragment {
  const content = DOMPurify.sanitize(prepared(html), {
    USE_PROFILES: { html: true },
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    FORBID_TAGS: FORBIDDEN.split(' '),
    RETURN_DOM_FRAGMENT: true,
  })
  for (const element of content.querySelectorAll('*')) {
    const anchor = element.id || (element.localName === 'a' && element.getAttribute('name'))
    for (const name of element.getAttributeNames()) if (!ATTRIBUTES.has(name)) element.removeAttribute(name)
    if (anchor) element.setAttribute('data-anchor', anchor)
  }
  for (const picture of content.querySelectorAll('img')) {
    const address = picture.getAttribute('src') ?? ''
    if (address === NO_DRAWING) picture.replaceWith(leftOut(content, wordsFor(picture.alt || 'SVG', 'drawing')))
    else if (!EMBEDDED_PICTURE.test(address)) picture.replaceWith(leftOut(content, wordsFor(picture.alt || address, 'picture')))
  }
  for (const link of content.querySelectorAll('a[href]')) {
    if (!/^(?:https:|#)/i.test(link.getAttribute('href') ?? '')) link.removeAttribute('href')
  }
  return content
}

function leftOut(content: DocumentFragment, words: string): HTMLElement {
  const place = content.ownerDocument.createElement('span')
  place.className = 'left-out'
  place.setAttribute('role', 'img')
  place.setAttribute('aria-label', words)
  return place
}

/**
 * Takes styles and event handlers out and makes pictures of drawings before DOMPurify parses the text: its parser would have the page's
 * policy report each of them. A template's content is inert, so nothing is reported, run or loaded here; what is safe is still DOMPurify's to say.
 */
function prepared(html: string): string {
  const template = document.createElement('template')
  template.innerHTML = html
  const { content } = template
  const styles = [...content.querySelectorAll('style')].map((style) => style.textContent).join('\n')
  for (const element of content.querySelectorAll('style, link, meta, script, base')) {
    if (!element.closest('svg')) element.remove()
  }
  for (const drawing of content.querySelectorAll('svg')) {
    // A drawing within a drawing went with it.
    if (content.contains(drawing)) drawing.replaceWith(pictureOf(drawing, styles.slice(0, MOST_STYLE_CHARACTERS)))
  }
  for (const picture of content.querySelectorAll('img')) {
    const address = picture.getAttribute('src') ?? ''
    if (DRAWING_ADDRESS.test(address)) picture.setAttribute('src', drawingFromAddress(address))
  }
  for (const element of content.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) if (/^(?:style$|on)/i.test(name)) element.removeAttribute(name)
  }
  return template.innerHTML
}

function pictureOf(drawing: SVGElement, styles: string): HTMLElement {
  const picture = drawing.ownerDocument.createElement('img')
  const name = drawing.getAttribute('aria-label') ?? drawing.querySelector('title')?.textContent ?? ''
  picture.setAttribute('alt', name.trim() || 'SVG')
  picture.setAttribute('src', safeDrawing(drawing, styles) ?? NO_DRAWING)
  for (const side of ['width', 'height']) {
    const length = drawing.getAttribute(side)
    if (length && /^\d+(?:\.\d+)?(?:px)?$/.test(length)) picture.setAttribute(side, String(Number.parseFloat(length)))
  }
  return picture
}

/** A drawing that is a picture's address already, made as safe as one among the text. */
function drawingFromAddress(address: string): string {
  const comma = address.indexOf(',')
  try {
    const written = address.slice(comma + 1)
    const isBase64 = /;base64$/i.test(address.slice(0, comma))
    const bytes = isBase64 ? Uint8Array.from(atob(written), (character) => character.charCodeAt(0)) : null
    const source = bytes ? new TextDecoder().decode(bytes) : decodeURIComponent(written)
    const template = document.createElement('template')
    template.innerHTML = source
    const drawing = template.content.querySelector('svg')
    return (drawing && safeDrawing(drawing, '')) ?? NO_DRAWING
  } catch {
    return NO_DRAWING
  }
}
