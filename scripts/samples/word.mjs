import { unzipSync } from 'fflate'
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { packParts } from './archive.mjs'
import { readBlocks } from './text/blocks.mjs'
import { splitFrontMatter } from './text/front-matter.mjs'

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3]
const STYLES = {
  default: {
    document: { run: { font: 'Calibri', size: 22 }, paragraph: { spacing: { after: 140, line: 288 } } },
    title: { run: { font: 'Calibri', size: 40, bold: true, color: '1F3A4D' }, paragraph: { spacing: { after: 60 } } },
    heading1: {
      run: { font: 'Calibri', size: 28, bold: true, color: '1F3A4D' },
      paragraph: { spacing: { before: 320, after: 100 } },
    },
    heading2: {
      run: { font: 'Calibri', size: 24, bold: true, color: '3A5A6E' },
      paragraph: { spacing: { before: 240, after: 80 } },
    },
  },
}
const NUMBERING = {
  config: [
    {
      reference: 'steps',
      levels: [{ level: 0, format: 'decimal', text: '%1.', style: { paragraph: { indent: { left: 500, hanging: 340 } } } }],
    },
  ],
}

const toTextRuns = (runs) =>
  runs.map(({ text, bold, italic, code }) => new TextRun({ text, bold, italics: italic, ...(code && { font: 'Consolas' }) }))

function toTable({ head, rows }) {
  const cell = (runs, bold) =>
    new TableCell({
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      children: [
        new Paragraph({ spacing: { after: 0 }, children: toTextRuns(runs.map((run) => ({ ...run, bold: bold || run.bold }))) }),
      ],
    })
  const row = (cells, isHead) => new TableRow({ tableHeader: isHead, children: cells.map((runs) => cell(runs, isHead)) })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  })
}

function toWord(block) {
  if (block.type === 'heading') return [new Paragraph({ heading: HEADINGS[block.level - 1], children: toTextRuns(block.runs) })]
  if (block.type === 'paragraph') return [new Paragraph({ children: toTextRuns(block.runs) })]
  if (block.type === 'quote') {
    return block.blocks.map(
      ({ runs }) => new Paragraph({ indent: { left: 500 }, children: toTextRuns(runs.map((run) => ({ ...run, italic: true }))) }),
    )
  }
  if (block.type === 'list') {
    const kind = block.ordered ? { numbering: { reference: 'steps', level: 0 } } : { bullet: { level: 0 } }
    return block.items.map(([{ runs }]) => new Paragraph({ ...kind, children: toTextRuns(runs) }))
  }
  if (block.type === 'table') return [toTable(block), new Paragraph({ children: [] })]
  throw new Error(`a Word document can't show a ${block.type} yet`)
}

/**
 * Writes a Markdown source as a Word document. The library stamps the present time on the document and on its parts; both are set to
 * the source's own `date`, so that the same source gives the same bytes.
 */
export async function writeWordDocument(source) {
  const { about, body } = splitFrontMatter(source)
  const title = new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(about.title)] })
  const byline = new Paragraph({ children: [new TextRun({ text: about.byline, color: '5B6472' })] })
  const children = [title, byline, ...readBlocks(body).flatMap(toWord)]
  const document = new Document({
    title: about.title,
    creator: about.author,
    lastModifiedBy: about.author,
    styles: STYLES,
    numbering: NUMBERING,
    sections: [{ children }],
  })
  const parts = unzipSync(await Packer.toBuffer(document))
  const core = Buffer.from(parts['docProps/core.xml']).toString('utf8')
  parts['docProps/core.xml'] = Buffer.from(core.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${about.date}T09:00:00Z`))
  return packParts(parts)
}
