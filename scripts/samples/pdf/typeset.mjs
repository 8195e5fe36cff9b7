import { dirname, join } from 'node:path'
import { readBlocks } from '../text/blocks.mjs'
import { splitFrontMatter } from '../text/front-matter.mjs'
import { designFor } from './designs.mjs'
import { setBlocks } from './flow.mjs'
import { setContents, setCover, setFooters, setHead } from './fronts.mjs'
import { closeSheet, openSheet } from './sheet.mjs'
import { setSlides } from './slides.mjs'
import { turnPages } from './turn.mjs'

function setReport(sheet, blocks) {
  setCover(sheet)
  sheet.doc.addPage()
  sheet.doc.addPage()
  setBlocks(sheet, blocks)
  setContents(sheet, 1)
}

function setScan(sheet, folder) {
  const [width, height] = sheet.design.page
  for (const page of sheet.about.pages.split(', ')) sheet.doc.addPage().image(join(folder, page), 0, 0, { width, height })
}

/**
 * Sets a Markdown source with front matter as a PDF in the design that it names. `path` is where the source lies, for the pictures of
 * a scan. `turned:` in its front matter turns pages, `password:` locks the document. Returns `{ bytes, extent }`; the same source gives the same bytes.
 */
export async function typesetPdf(source, path) {
  const { about, body } = splitFrontMatter(source)
  const sheet = openSheet(about, designFor(about))
  const blocks = readBlocks(body)
  if (about.design === 'report') setReport(sheet, blocks)
  else if (about.design === 'slides') setSlides(sheet, blocks)
  else if (about.design === 'scan') setScan(sheet, dirname(path))
  else {
    setHead(sheet)
    setBlocks(sheet, blocks)
  }
  setFooters(sheet)
  const made = await closeSheet(sheet)
  return about.turned ? { ...made, bytes: await turnPages(made.bytes, about.turned.split(', ').map(Number)) } : made
}
