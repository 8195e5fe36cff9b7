import { plain } from '../text/blocks.mjs'
import { setBlocks } from './flow.mjs'
import { setRuns } from './runs.mjs'
import { label } from './sheet.mjs'

function titleSlide(sheet, [heading, ...rest]) {
  const { doc, design, left, width } = sheet
  doc.rect(0, 0, ...design.page).fill(design.accent)
  doc.font(design.headingFace).fontSize(44).fillColor('#FFFFFF').text(plain(heading.runs), left, 168, { width, lineGap: 2 })
  doc.y += 22
  for (const block of rest) setRuns(sheet, block.runs, { size: 18, color: '#FFFFFF' })
}

function contentSlide(sheet, [heading, ...rest], number) {
  const { doc, design, left, width } = sheet
  doc.rect(left, 50, 34, 4).fill(design.accent)
  doc.y = 66
  setRuns(sheet, heading.runs, { face: 'sans', size: design.headings[0], lineGap: 2 })
  doc.y += 16
  setBlocks(sheet, rest)
  label(sheet, String(number), left + width - 60, design.page[1] - 34, { size: 11, width: 60, align: 'right' })
}

/** One slide for each part between rules; the first is the title slide. */
export function setSlides(sheet, blocks) {
  const slides = [[]]
  for (const block of blocks) {
    if (block.type === 'rule') slides.push([])
    else slides.at(-1).push(block)
  }
  slides.forEach((slide, index) => {
    sheet.doc.addPage()
    if (index === 0) titleSlide(sheet, slide)
    else contentSlide(sheet, slide, index + 1)
    if (sheet.doc.bufferedPageRange().count !== index + 1) throw new Error(`slide ${index + 1} holds more than fits on it`)
  })
}
