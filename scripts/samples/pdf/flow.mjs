import { drawChart } from '../charts/draw.mjs'
import { plain } from '../text/blocks.mjs'
import { heightOf, setRuns } from './runs.mjs'
import { ensureRoom } from './sheet.mjs'
import { setTable } from './table.mjs'

/** Room that a heading needs below itself, so that it never stands alone at the foot of a page. */
const KEEP_WITH_NEXT = 72

const CHART_HEIGHT = 170

const TABLE_CAPTION = /^Table: /

const isTableCaption = (block) => block?.type === 'paragraph' && TABLE_CAPTION.test(plain(block.runs))

/** Room that a block needs at once, because it can't begin on one page and go on on the next. */
function roomFor(block) {
  if (block?.type === 'chart') return (block.spec.height ?? CHART_HEIGHT) + 40
  if (block?.type === 'table') return 150
  return isTableCaption(block) ? 180 : 0
}

function heading(sheet, { level, runs }, next) {
  const { doc, design } = sheet
  const size = design.headings[level - 1]
  const isAtTop = doc.y < design.margins.top + 4
  if (level === 1 && design.breakBefore?.test(plain(runs)) && !isAtTop) doc.addPage()
  else if (!isAtTop) doc.y += size * (level === 1 ? 1 : 0.75)
  ensureRoom(sheet, size + Math.max(KEEP_WITH_NEXT, roomFor(next)))
  if (level === 1 && design.cover) doc.outline.addItem(plain(runs))
  if (level < 3) sheet.contents.push({ level, title: plain(runs), page: doc.bufferedPageRange().count })
  const color = level === 1 ? design.ink : design.accent
  setRuns(
    sheet,
    runs.map((run) => ({ ...run, bold: true })),
    { size, color, lineGap: 2 },
  )
  if (design.ruledHeadings && level === 1) {
    doc
      .moveTo(sheet.left, doc.y + 3)
      .lineTo(sheet.left + sheet.width, doc.y + 3)
      .lineWidth(1)
      .stroke(design.accent)
    doc.y += 6
  }
  doc.y += size * 0.35
}

function paragraph(sheet, { runs }) {
  setRuns(sheet, runs)
  sheet.doc.y += sheet.design.paragraphGap
}

function list(sheet, { ordered, items }) {
  const { doc, design, left, width } = sheet
  const indent = design.size * 1.7
  items.forEach((blocks, index) => {
    ensureRoom(sheet, design.size * 2.4)
    const { y } = doc
    doc.font(design.face).fontSize(design.size).fillColor(design.accent)
    doc.text(ordered ? `${index + 1}.` : '•', left, y, { width: indent, lineGap: design.lineGap })
    doc.y = y
    for (const block of blocks) setRuns(sheet, block.runs, { at: { x: left + indent, width: width - indent } })
    doc.y += design.paragraphGap * 0.45
  })
  doc.y += design.paragraphGap * 0.6
}

function quote(sheet, { blocks }) {
  const { doc, design, left, width } = sheet
  for (const block of blocks) {
    const column = { x: left + 18, width: width - 36 }
    const height = heightOf(sheet, plain(block.runs), { face: `${design.face}-italic`, columnWidth: column.width })
    ensureRoom(sheet, height + 6)
    doc.rect(left + 4, doc.y, 2.2, height - design.lineGap).fill(design.accent)
    setRuns(
      sheet,
      block.runs.map((run) => ({ ...run, italic: true })),
      { at: column, color: design.muted },
    )
    doc.y += design.paragraphGap
  }
}

function note(sheet, { blocks }) {
  const { doc, design, left, width } = sheet
  const column = { x: left + 14, width: width - 28 }
  const gap = design.paragraphGap * 0.6
  const heights = blocks.map((block) => heightOf(sheet, plain(block.runs), { columnWidth: column.width }) + gap)
  const height = heights.reduce((sum, part) => sum + part, 0) + 18
  ensureRoom(sheet, height + 6)
  doc.rect(left, doc.y, width, height).fill(design.tint)
  doc.rect(left, doc.y, 3, height).fill(design.accent)
  const end = doc.y + height + design.paragraphGap
  doc.y += 11
  for (const block of blocks) {
    setRuns(sheet, block.runs, { at: column })
    doc.y += gap
  }
  doc.y = end
}

function code(sheet, { text }) {
  const { doc, design, left, width } = sheet
  const size = design.size * 0.8
  const height =
    doc
      .font('mono')
      .fontSize(size)
      .heightOfString(text, { width: width - 24, lineGap: 2.4 }) + 16
  ensureRoom(sheet, height)
  doc.rect(left, doc.y, width, height).fill(design.tint)
  const end = doc.y + height + design.paragraphGap
  doc
    .font('mono')
    .fontSize(size)
    .fillColor(design.ink)
    .text(text, left + 12, doc.y + 9, { width: width - 24, lineGap: 2.4 })
  doc.y = end
}

function caption(sheet, kind, text) {
  const { design, doc } = sheet
  const size = design.small ?? design.size * 0.86
  setRuns(
    sheet,
    [
      { text: `${kind}. `, bold: true, link: null },
      { text, link: null },
    ],
    { size, color: design.muted, lineGap: 2 },
  )
  doc.y += design.paragraphGap * 1.3
}

function chart(sheet, { spec }) {
  const { doc, design, left, width } = sheet
  const height = spec.height ?? CHART_HEIGHT
  const text = spec.caption ?? ''
  const captionHeight = text ? heightOf(sheet, text, { size: design.size * 0.86, lineGap: 2 }) + 26 : 8
  ensureRoom(sheet, height + captionHeight)
  drawChart(sheet, spec, { x: left, y: doc.y + 4, width, height })
  doc.y += height + 12
  doc.x = left
  if (!text) return
  sheet.figures += 1
  caption(sheet, `Figure ${sheet.figures}`, text)
}

const SETTERS = { heading, paragraph, list, quote, note, code, chart, table: setTable }

/** Sets blocks one after the other. A paragraph that begins with "Table: " is the numbered caption of the table after it. */
export function setBlocks(sheet, blocks) {
  blocks.forEach((block, at) => {
    if (!isTableCaption(block)) {
      SETTERS[block.type](sheet, block, blocks[at + 1])
      return
    }
    sheet.tables += 1
    ensureRoom(sheet, roomFor(block))
    caption(sheet, `Table ${sheet.tables}`, plain(block.runs).replace(TABLE_CAPTION, ''))
    sheet.doc.y -= sheet.design.paragraphGap * 0.8
  })
}
