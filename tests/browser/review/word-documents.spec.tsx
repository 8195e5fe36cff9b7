import { strToU8, zipSync } from 'fflate'
import {
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { findQuote } from '../../../shared/domain'
import { evidenceItem, markWords, showViewer, type ShownViewer } from './show-viewer'
import { compoundFile, paragraph, picture, relationship, WORD, wordFile } from './word-files'

let viewer: ShownViewer
afterEach(() => viewer.close())

const PATIENCE = { timeout: 15_000 }
const word = evidenceItem({ mediaType: WORD, fileName: 'report.docx' })
const frame = () => viewer.element.querySelector('iframe')
const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC'),
  (character) => character.charCodeAt(0),
)

async function wordsOf(expected: string): Promise<HTMLElement> {
  return vi.waitFor(() => {
    const words = frame()?.contentDocument?.querySelector<HTMLElement>('.words')
    if (!words?.textContent?.includes(expected) || !words.parentElement?.querySelector('.assay-marks'))
      throw new Error('no words yet')
    return words
  }, PATIENCE)
}
const text = () => viewer.element.textContent ?? ''

/** A report as people write them, made by a library of its own. */
function report(): Promise<Blob> {
  const cells = (...words: string[]) =>
    new TableRow({ children: words.map((one) => new TableCell({ children: [new Paragraph(one)] })) })
  return Packer.toBlob(
    new Document({
      footnotes: { 1: { children: [new Paragraph('Counted by hand.')] } },
      numbering: { config: [{ reference: 'steps', levels: [{ level: 0, format: 'decimal', text: '%1.', alignment: 'start' }] }] },
      sections: [
        {
          children: [
            new Paragraph({ text: 'What we did', heading: HeadingLevel.HEADING_1 }),
            new Paragraph({
              children: [new TextRun('Eleven '), new TextRun({ text: 'clinics', bold: true }), new FootnoteReferenceRun(1)],
            }),
            new Paragraph({ text: 'First we asked.', numbering: { reference: 'steps', level: 0 } }),
            new Paragraph({ text: 'Then we drew.', numbering: { reference: 'steps', level: 0 } }),
            new Paragraph({ text: 'What came of it', heading: HeadingLevel.HEADING_2 }),
            new Table({ rows: [cells('Clinic', 'Doses'), cells('Arda', '41')] }),
            new Paragraph({
              children: [
                new ImageRun({
                  type: 'png',
                  data: PNG,
                  transformation: { width: 10, height: 10 },
                  altText: { name: 'chart', description: 'Doses by week', title: '' },
                }),
              ],
            }),
          ],
        },
      ],
    }),
  )
}

describe('a Word document', () => {
  test('is read with its headings, lists, tables, notes and pictures', async () => {
    viewer = await showViewer(word, new Uint8Array(await (await report()).arrayBuffer()))
    const words = await wordsOf('Eleven clinics')
    expect(words.querySelector('h1')?.textContent).toBe('What we did')
    expect(words.querySelector('h2')?.textContent).toBe('What came of it')
    expect([...words.querySelectorAll('ol:first-of-type > li')].map(({ textContent }) => textContent)).toContain(
      'First we asked.',
    )
    expect([...words.querySelectorAll('td')].map(({ textContent }) => textContent)).toEqual(['Clinic', 'Doses', 'Arda', '41'])
    expect(words.textContent).toContain('Counted by hand.')
    const image = words.querySelector('img')
    expect(image?.alt).toBe('Doses by week')
    await expect.poll(() => image?.naturalWidth).toBe(10)
  })

  test('has only those rows as a table’s head that are meant so', async () => {
    const row = (mark: string, words: string) => `<w:tr><w:trPr>${mark}</w:trPr><w:tc>${paragraph(words)}</w:tc></w:tr>`
    const rows =
      row('<w:tblHeader/>', 'Head') + row('<w:tblHeader w:val="off"/>', 'First') + row('<w:tblHeader w:val="0"/>', 'Second')
    viewer = await showViewer(word, wordFile({ body: `<w:tbl>${rows}</w:tbl>${paragraph('The end.')}` }))
    const words = await wordsOf('The end.')
    expect([...words.querySelectorAll('th')].map(({ textContent }) => textContent)).toEqual(['Head'])
    expect([...words.querySelectorAll('td')].map(({ textContent }) => textContent)).toEqual(['First', 'Second'])
  })

  test('has words that can be marked', async () => {
    viewer = await showViewer(word, new Uint8Array(await (await report()).arrayBuffer()), { tool: 'highlight' })
    await markWords(viewer, await wordsOf('Eleven clinics'), 'Eleven clinics')
    expect(findQuote(viewer.annotations[0]!.selectors)?.exact).toContain('Eleven clinics')
  })

  test('says what else its file holds that isn’t shown', async () => {
    const formula = '<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>'
    const deleted = '<w:p><w:del w:id="1"><w:r><w:delText>never mind</w:delText></w:r></w:del></w:p>'
    viewer = await showViewer(word, wordFile({ body: paragraph('Kept.') + formula + deleted }))
    await wordsOf('Kept.')
    expect(text()).toContain('This file also holds formulas and tracked changes')
    ;[...viewer.element.querySelectorAll('button')].find(({ textContent }) => textContent === 'Save a copy to see them')!.click()
    expect(viewer.calls.onSaveCopy).toHaveBeenCalledOnce()
  })

  test('says which pictures a browser can’t show', async () => {
    viewer = await showViewer(
      word,
      wordFile({
        body: paragraph('Before.') + picture('r:embed="rId5"', 'Old drawing'),
        relationships: relationship('rId5', 'image', 'media/image1.emf'),
        parts: { 'word/media/image1.emf': new Uint8Array([1, 0, 0, 0]) },
      }),
    )
    const words = await wordsOf('Before.')
    expect(words.querySelector('.left-out')?.getAttribute('aria-label')).toBe('Picture not included: Old drawing')
  })
})

describe('a Word file that can’t be read', () => {
  const bomb = () => zipSync({ 'word/document.xml': new Uint8Array(160_000_000) }, { level: 9 })
  const manyFiles = () =>
    zipSync(Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`word/media/${at}.png`, new Uint8Array(1)])))
  const laughs = () =>
    wordFile({
      prologue: `<!DOCTYPE w [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, at) => {
        const before = String.fromCharCode(97 + at)
        return `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${before};`.repeat(10)}">`
      }).join('')}]>`,
      body: paragraph('Laughs: &u;'),
    })

  test.each([
    ['that is an old document', () => compoundFile('WordDocument'), 'This is an old Word format'],
    ['that is encrypted', () => compoundFile('EncryptedPackage'), 'locked with a password'],
    ['that is none', () => strToU8('Not a Word document at all.'), 'This document is broken'],
    ['that is cut off', () => wordFile({ body: paragraph('x'.repeat(5000)) }).subarray(0, 400), 'This document is broken'],
    ['without a document', () => zipSync({ 'hello.txt': strToU8('hello') }), 'This document is broken'],
    ['with broken markup', () => wordFile({ body: '<w:p><w:r>' }), 'This document is broken'],
    ['without words', () => wordFile({ body: '<w:p/>' }), 'This file is empty'],
    ['that is empty', () => new Uint8Array(), 'This file is empty'],
    ['that unpacks to far more', bomb, 'Too large to show here'],
    ['of thousands of parts', manyFiles, 'Too large to show here'],
  ])('%s says so, and can be saved', async (_, file, words) => {
    viewer = await showViewer(word, file())
    await expect.poll(text, PATIENCE).toContain(words)
    const save = [...viewer.element.querySelectorAll('button')].find(({ textContent }) => textContent === 'Save a copy')
    save!.click()
    expect(viewer.calls.onSaveCopy).toHaveBeenCalledOnce()
  })

  test('whose sizes lie is unpacked no further than they say', async () => {
    const honest = wordFile({ body: paragraph('y'.repeat(100_000)) })
    // The directory's and the header's uncompressed size of the document, as one number of four bytes.
    const size = new DataView(honest.buffer)
    const body = honest.length
    for (let at = 0; at < body - 30; at++) {
      const isEntry = size.getUint32(at, true) === 0x04034b50 || size.getUint32(at, true) === 0x02014b50
      const offset = size.getUint32(at, true) === 0x04034b50 ? 22 : 24
      if (isEntry && size.getUint32(at + offset, true) > 50_000) size.setUint32(at + offset, 500, true)
    }
    viewer = await showViewer(word, honest)
    await expect.poll(text, PATIENCE).toContain('This document is broken')
  })

  test('whose entities multiply neither stops the desk nor fills its memory', async () => {
    viewer = await showViewer(word, laughs())
    await expect
      .poll(() => /This document is broken|Laughs/.test(text() + (frame()?.contentDocument?.body.textContent ?? '')), PATIENCE)
      .toBe(true)
    expect((frame()?.contentDocument?.body.textContent ?? '').length).toBeLessThan(10_000)
  })
})
