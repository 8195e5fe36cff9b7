import pptxgen from 'pptxgenjs'
import { unzipSync } from 'fflate'
import { packParts } from './archive.mjs'
import { plain, readBlocks } from './text/blocks.mjs'
import { splitFrontMatter } from './text/front-matter.mjs'

/** Inches of a wide slide. */
const SLIDE = { width: 13.33, left: 0.8, room: 11.7 }
const INK = '1C2430'

/** One list of blocks for each part between rules. */
function splitSlides(blocks) {
  const slides = [[]]
  for (const block of blocks) {
    if (block.type === 'rule') slides.push([])
    else slides.at(-1).push(block)
  }
  return slides
}

const toRuns = (runs, options = {}) =>
  runs
    .map(({ text, bold, italic }) => ({ text, options: { bold, italic } }))
    .map((run, at, all) => (at === all.length - 1 ? { ...run, options: { ...run.options, ...options, breakLine: true } } : run))

function bodyText(blocks) {
  return blocks.flatMap((block) => {
    if (block.type === 'list') return block.items.flatMap(([{ runs }]) => toRuns(runs, { bullet: { indent: 20 } }))
    if (block.type === 'paragraph') return toRuns(block.runs)
    throw new Error(`a slide can't show a ${block.type} yet`)
  })
}

function addSlide(deck, [heading, ...blocks], { accent, isTitle }) {
  const slide = deck.addSlide()
  slide.background = { color: isTitle ? accent : 'FFFFFF' }
  const color = isTitle ? 'FFFFFF' : INK
  const place = { x: SLIDE.left, w: SLIDE.room, fontFace: 'Calibri', color }
  slide.addText(plain(heading.runs), {
    ...place,
    ...(isTitle ? { y: 1.5, h: 1.8, fontSize: 44, valign: 'bottom' } : { y: 0.5, h: 1.0, fontSize: 30, valign: 'middle' }),
    bold: true,
  })
  const table = blocks.find(({ type }) => type === 'table')
  const words = bodyText(blocks.filter((block) => block !== table))
  const top = isTitle ? 3.5 : 1.7
  if (words.length > 0)
    slide.addText(words, { ...place, y: top, h: table ? 1.6 : 4.8, fontSize: 22, valign: 'top', paraSpaceAfter: 10 })
  if (!table) return
  const cell = (runs, at, bold) => ({ text: plain(runs), options: { bold, align: table.align[at] } })
  const rows = [
    table.head.map((runs, at) => cell(runs, at, true)),
    ...table.rows.map((row) => row.map((runs, at) => cell(runs, at, false))),
  ]
  const border = { type: 'solid', pt: 0.75, color: 'C9D0D8' }
  slide.addTable(rows, { ...place, y: top + (words.length > 0 ? 1.8 : 0), fontSize: 18, border, rowH: 0.45 })
}

/**
 * Writes a Markdown source as a PowerPoint presentation, one slide for each part between rules. The library stamps the present time on
 * it; that is set to the source's own `date`, so that the same source gives the same bytes.
 */
export async function writePresentation(source) {
  const { about, body } = splitFrontMatter(source)
  const deck = new pptxgen()
  deck.layout = 'LAYOUT_WIDE'
  deck.title = about.title
  deck.author = about.author
  const accent = (about.accent ?? '#1F5B7A').slice(1)
  splitSlides(readBlocks(body)).forEach((slide, at) => addSlide(deck, slide, { accent, isTitle: at === 0 }))
  const parts = unzipSync(new Uint8Array(await deck.write({ outputType: 'arraybuffer' })))
  const core = Buffer.from(parts['docProps/core.xml']).toString('utf8')
  parts['docProps/core.xml'] = Buffer.from(core.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${about.date}T09:00:00Z`))
  return packParts(Object.fromEntries(Object.entries(parts).filter(([name]) => !name.endsWith('/'))))
}
