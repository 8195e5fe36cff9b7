import italic from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2?url'
import upright from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url'
import uprightMore from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2?url'
import { scrollbarStyles } from '../../kit'
import marksCss from '../annotations/layers/marks.css?inline'
import readingCss from './reading.css?inline'

/**
 * The document that texts are shown in. The frame's sandbox allows no scripts; this policy, and the page's own that a
 * `srcdoc` document inherits, allow nothing to be loaded but pictures that are part of the text, and our reading font.
 */
export const FRAME_DOCUMENT =
  '<!doctype html><meta charset="utf-8">' +
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; font-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">` +
  '<body><main class="surface"><div class="words"></div></main>'

const THEME_VARIABLE = /^--assay-/

/** Puts content into the frame's document. @returns the element that holds the words. */
export function fillFrame(frame: HTMLIFrameElement, content: DocumentFragment): HTMLElement | null {
  const inner = frame.contentDocument
  const words = inner?.querySelector<HTMLElement>('.words')
  const view = frame.contentWindow as (Window & typeof globalThis) | null
  if (!inner || !words || !view) return null
  // Sheets made by script need no nonce, and no markup of the text can reach them.
  const sheets = [readingCss, marksCss, scrollbarStyles].map((css) => {
    const sheet = new view.CSSStyleSheet()
    sheet.replaceSync(css)
    return sheet
  })
  inner.adoptedStyleSheets = sheets
  addReadingFont(inner, view)
  // Before there is anything to click: no link is ever followed in here, whoever listens to clicks besides.
  for (const type of ['click', 'auxclick', 'submit']) inner.addEventListener(type, stayHere, { capture: true })
  dressFrame(frame)
  words.replaceChildren(inner.importNode(content, true))
  return words
}

function stayHere(event: Event): void {
  if (event.type !== 'click' || (event.target as Element | null)?.closest?.('a, area')) event.preventDefault()
}

/** Gives the frame's document the colours of the page's scheme; variables don't reach into a frame by themselves. */
export function dressFrame(frame: HTMLIFrameElement): void {
  const inner = frame.contentDocument?.documentElement
  if (!inner) return
  const page = getComputedStyle(document.documentElement)
  for (const name of themeVariables()) inner.style.setProperty(name, page.getPropertyValue(name))
}

function themeVariables(): Set<string> {
  const names = new Set<string>()
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSStyleRule)) continue
      for (const name of rule.style) if (THEME_VARIABLE.test(name)) names.add(name)
    }
  }
  return names
}

function addReadingFont(inner: Document, view: Window & typeof globalThis): void {
  const family = 'Source Serif 4 Variable'
  const faces = [
    {
      file: upright,
      style: 'normal',
      unicodeRange: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02DC,U+2000-206F,U+20AC,U+2122,U+2190-2193',
    },
    {
      file: uprightMore,
      style: 'normal',
      unicodeRange: 'U+0100-02BA,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20C0,U+2C60-2C7F,U+A720-A7FF',
    },
    { file: italic, style: 'italic', unicodeRange: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02DC,U+2000-206F,U+20AC,U+2122' },
  ]
  for (const { file, style, unicodeRange } of faces) {
    inner.fonts.add(
      new view.FontFace(family, `url("${new URL(file, document.baseURI).href}")`, { style, weight: '200 900', unicodeRange }),
    )
  }
}
