/**
 * Makes the golden documents of `tests/golden/documents`, once: files of real producers, with a revised copy of each. They are committed, so
 * that nobody needs the programs that made them (LibreOffice, Ghostscript, groff, pdfTeX, poppler). Where annotations are in them is kept
 * in `tests/golden/selectors`, written by the viewers themselves: `VITE_WRITE_GOLDEN=1 npx vitest run --project browser golden`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { FIRST, REVISED, toCode, toHtml, toMarkdown } from './article.mjs'
import * as make from './producers.mjs'

const folder = fileURLToPath(new URL('../../tests/golden/documents/', import.meta.url))
mkdirSync(folder, { recursive: true })

for (const [article, suffix] of /** @type {const} */ ([
  [FIRST, ''],
  [REVISED, '-revised'],
])) {
  const path = (/** @type {string} */ name, /** @type {string} */ type) => `${folder}${name}${suffix}.${type}`
  writeFileSync(path('page', 'html'), toHtml(article))
  writeFileSync(path('notes', 'md'), toMarkdown(article))
  writeFileSync(path('code', 'py'), toCode(article))
  await make.withWord(article, path('word', 'docx'))
  await make.withPdfKit(article, path('pdfkit', 'pdf'))
  await make.withPdfLib(article, path('pdf-lib', 'pdf'))
  await make.withChromium(article, path('chromium', 'pdf'))
  make.withLibreOffice(path('word', 'docx'), path('libreoffice', 'pdf'))
  make.withGhostscript(article, path('ghostscript', 'pdf'))
  make.withPdfTeX(article, path('pdftex', 'pdf'))
  make.withCairo(path('libreoffice', 'pdf'), path('cairo', 'pdf'))
  await make.rightToLeft(suffix !== '', path('right-to-left', 'pdf'))
}
await make.scanned(`${folder}pdfkit.pdf`, `${folder}scanned.pdf`)
