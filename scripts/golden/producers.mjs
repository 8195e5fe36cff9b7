import { spawnSync } from 'node:child_process'
import { createWriteStream, existsSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import { degrees, PDFDocument, StandardFonts } from 'pdf-lib'
import PdfKit from 'pdfkit'
import { chromium } from 'playwright'
import { findChromium, sandboxArguments } from '../setup/chromium.mjs'
import { rightToLeftHtml, toHtml } from './article.mjs'

/** @typedef {import('./article.mjs').Article} Article */

const require = createRequire(import.meta.url)
const SERIF = require.resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf')
const workshop = mkdtempSync(join(tmpdir(), 'golden-'))

/** Runs a program. @param {string} command @param {string[]} args @param {string} [input] */
function run(command, args, input) {
  const done = spawnSync(command, args, { cwd: workshop, input, maxBuffer: 1 << 26 })
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stderr ?? done.error}`)
  return done.stdout
}

/** pdfkit, with a font whose ligatures are drawn. @param {Article} article @param {string} to */
export function withPdfKit(article, to) {
  return new Promise((resolve, reject) => {
    const pdf = new PdfKit({ size: 'A5', margin: 48, compress: true })
    pdf.registerFont('serif', SERIF)
    pdf.font('serif').fontSize(16).text(article.title).fontSize(11)
    for (const { heading, paragraphs } of article.sections) {
      pdf.moveDown().fontSize(13).text(heading).fontSize(11)
      for (const paragraph of paragraphs) pdf.moveDown(0.5).text(paragraph)
    }
    pdf.pipe(createWriteStream(to)).on('finish', resolve).on('error', reject)
    pdf.end()
  })
}

/** pdf-lib: each section on a page of its own, the pages turned. @param {Article} article @param {string} to */
export async function withPdfLib(article, to) {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.TimesRoman)
  article.sections.forEach(({ heading, paragraphs }, at) => {
    const page = pdf.addPage([420, 595])
    page.setRotation(degrees([90, 270, 180, 0][at % 4] ?? 0))
    let y = 540
    for (const line of [heading, ...paragraphs.flatMap((paragraph) => ['', ...wrap(paragraph, 62)])]) {
      if (line !== '') page.drawText(line, { x: 40, y, size: 11, font })
      y -= 16
    }
  })
  writeFileSync(to, await pdf.save())
}

/** @param {string} text @param {number} width */
const wrap = (text, width) =>
  text
    .replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n')
    .trimEnd()
    .split('\n')

/** What a browser prints, in two columns. @param {Article} article @param {string} to */
export async function withChromium(article, to) {
  await print(toHtml(article, "body{font:11pt/1.4 'Liberation Serif',serif;columns:2;column-gap:8mm} h1{column-span:all}"), to)
}

/** Arabic and Hebrew as a browser prints them. @param {boolean} isRevised @param {string} to */
export async function rightToLeft(isRevised, to) {
  await print(rightToLeftHtml(isRevised), to)
}

/** @param {string} html @param {string} to */
async function print(html, to) {
  const executablePath = findChromium()
  const browser = await chromium.launch({ args: sandboxArguments(), ...(executablePath ? { executablePath } : {}) })
  try {
    const page = await browser.newPage()
    await page.setContent(html)
    await page.pdf({ path: to, format: 'A5', margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } })
  } finally {
    await browser.close()
  }
}

/** A Word document. @param {Article} article @param {string} to */
export async function withWord(article, to) {
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(article.title)] }),
    ...article.sections.flatMap(({ heading, paragraphs }) => [
      new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(heading)] }),
      ...paragraphs.map((paragraph) => new Paragraph({ children: [new TextRun(paragraph)] })),
    ]),
  ]
  writeFileSync(to, await Packer.toBuffer(new Document({ sections: [{ children }] })))
}

/** LibreOffice's PDF of a Word document. @param {string} word @param {string} to */
export function withLibreOffice(word, to) {
  run('soffice', [
    `-env:UserInstallation=file://${workshop}/office`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    workshop,
    word,
  ])
  const made = join(
    workshop,
    `${word
      .split('/')
      .at(-1)
      ?.replace(/\.docx$/, '')}.pdf`,
  )
  if (!existsSync(made)) throw new Error('LibreOffice made no PDF')
  renameSync(made, to)
}

/** groff's PostScript through Ghostscript. @param {Article} article @param {string} to */
export function withGhostscript(article, to) {
  const source = [
    '.TL',
    article.title,
    ...article.sections.flatMap(({ heading, paragraphs }) => ['.SH', heading, ...paragraphs.flatMap((text) => ['.PP', text])]),
  ]
  writeFileSync(join(workshop, 'article.ps'), run('groff', ['-Tps', '-ms', '-P-pa4'], `${source.join('\n')}\n`))
  run('gs', ['-q', '-dBATCH', '-dNOPAUSE', '-sDEVICE=pdfwrite', `-sOutputFile=${to}`, 'article.ps'])
}

/** pdfTeX, hyphenated and in two columns. @param {Article} article @param {string} to */
export function withPdfTeX(article, to) {
  const body = article.sections.map(({ heading, paragraphs }) => `\\section{${heading}}\n${paragraphs.join('\n\n')}`)
  const source = `\\documentclass[a5paper,twocolumn]{article}\n\\input{glyphtounicode}\\pdfgentounicode=1\n\\title{${article.title}}\n\\author{}\\date{}\n\\begin{document}\n\\maketitle\n${body.join('\n\n')}\n\\end{document}\n`
  writeFileSync(join(workshop, 'article.tex'), source)
  run('pdflatex', ['-interaction=nonstopmode', 'article.tex'])
  renameSync(join(workshop, 'article.pdf'), to)
}

/** cairo's copy of another PDF. @param {string} from @param {string} to */
export function withCairo(from, to) {
  run('pdftocairo', ['-pdf', from, to])
}

/** A scan: the picture of a page without any words. @param {string} from @param {string} to */
export async function scanned(from, to) {
  run('pdftoppm', ['-png', '-r', '60', '-gray', '-f', '1', '-l', '1', from, 'scan'])
  const [picture] = ['scan-1.png', 'scan-01.png'].map((name) => join(workshop, name)).filter((path) => existsSync(path))
  const pdf = await PDFDocument.create()
  const image = await pdf.embedPng(readFileSync(picture ?? ''))
  const page = pdf.addPage([420, 595])
  page.drawImage(image, { x: 0, y: 0, width: 420, height: 595 })
  writeFileSync(to, await pdf.save())
}
