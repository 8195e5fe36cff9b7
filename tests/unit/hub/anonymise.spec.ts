import { deflateSync, crc32 } from 'node:zlib'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { renameAll, renaming, stripFile } from '../../../hub/calibration/anonymise'

const NAME = 'Dr Zoë Okafor-Meier'
const rename = renaming([
  { name: NAME, also: ['zoe@example.org', '7F3K-Q2'], as: 'Candidate 9999-ZZ' },
  { name: 'Bo von Li', as: 'Voucher 8888-YY' },
])

describe('renaming', () => {
  it.each([
    ['the whole name in any case and over a line', 'ZOË\nOKAFOR-MEIER did it.', 'Candidate 9999-ZZ did it.'],
    ['a part of it', 'Ask Meier, or okafor.', 'Ask Candidate 9999-ZZ, or Candidate 9999-ZZ.'],
    ['a part that is written with a sign of its own', 'Zoe\u0308 did it.', 'Candidate 9999-ZZ did it.'],
    [
      'parts written together',
      'see zoëokafor-meier.pdf and Okafor-Meier_cv',
      'see Candidate 9999-ZZ.pdf and Candidate 9999-ZZ_cv',
    ],
    ['an address and a pseudonym', 'zoe@example.org is 7F3K-Q2', 'Candidate 9999-ZZ is Candidate 9999-ZZ'],
    ['a genitive', 'Meier’s and Bo’s work', 'Candidate 9999-ZZ’s and Voucher 8888-YY’s work'],
  ])('replaces %s', (_what, text, expected) => {
    expect(rename(text)).toBe(expected)
  })

  it.each(['Dr Who', 'Meierei', 'von der Schule', 'bo li', 'Q2 of this year', 'Zo'])('leaves "%s" alone', (text) => {
    expect(rename(text)).toBe(text)
  })

  it('reaches every text of a value, and nothing else of it', () => {
    const value = { a: ['Okafor', 1, null], b: { c: 'Meier', d: true } }
    expect(renameAll(value, rename)).toEqual({ a: ['Candidate 9999-ZZ', 1, null], b: { c: 'Candidate 9999-ZZ', d: true } })
  })
})

describe('a text', () => {
  it.each(['utf8', 'latin1', 'utf16le'] as const)('in %s loses its names, and nothing else', async (encoding) => {
    const mark = encoding === 'utf16le' ? '\uFEFF' : ''
    const stripped = await stripFile(Buffer.from(`${mark}Grüße von Zoë!`, encoding), 'text/markdown', rename)
    expect(stripped).toEqual(Buffer.from(`${mark}Grüße von Candidate 9999-ZZ!`, encoding))
  })

  it('is what JSON and notebooks are as well, while a recording is none', async () => {
    expect(await stripFile(Buffer.from('{"by":"Meier"}'), 'application/json', rename)).toEqual(
      Buffer.from('{"by":"Candidate 9999-ZZ"}'),
    )
    expect(await stripFile(Buffer.from('Meier'), 'video/mp4', rename)).toBeNull()
  })
})

const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

describe('a PNG', () => {
  const header = chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]))
  const pixels = chunk('IDAT', deflateSync(Buffer.from([0, 128])))
  const end = chunk('IEND', Buffer.alloc(0))

  it('keeps what is seen of it alone', async () => {
    const told = [
      chunk('tEXt', Buffer.from(`Author\0${NAME}`)),
      chunk('eXIf', Buffer.from('GPS')),
      chunk('tIME', Buffer.alloc(7)),
    ]
    const bytes = Buffer.concat([PNG_START, header, ...told, pixels, end, Buffer.from('behind the end')])
    expect(await stripFile(bytes, 'image/png', rename)).toEqual(Buffer.concat([PNG_START, header, pixels, end]))
  })

  it('that is cut off, or none, is left to the caller', async () => {
    expect(await stripFile(Buffer.concat([PNG_START, header, pixels]), 'image/png', rename)).toBeNull()
    expect(await stripFile(Buffer.from('no picture'), 'image/png', rename)).toBeNull()
  })
})

describe('a JPEG', () => {
  const segment = (marker: number, data: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(data.length + 2, 2)
    return Buffer.concat([head, data])
  }
  const exif = (orientation: number) => {
    const tiff = Buffer.alloc(26)
    tiff.write('II*\0', 'latin1')
    tiff.writeUInt32LE(8, 4)
    tiff.writeUInt16LE(1, 8)
    tiff.writeUInt16LE(0x0112, 10)
    tiff.writeUInt16LE(3, 12)
    tiff.writeUInt32LE(1, 14)
    tiff.writeUInt16LE(orientation, 18)
    return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(NAME)]))
  }
  const start = Buffer.from([0xff, 0xd8])
  const end = Buffer.from([0xff, 0xd9])
  const jfif = segment(0xe0, Buffer.from('JFIF\0 and more', 'latin1'))
  const colours = segment(0xe2, Buffer.from('ICC_PROFILE\0 and more', 'latin1'))
  const table = segment(0xdb, Buffer.alloc(65))
  // Two scans, as a progressive one has, with an escaped byte and a restart marker in the first.
  const scans = Buffer.concat([
    segment(0xda, Buffer.alloc(10)),
    Buffer.from([1, 0xff, 0, 2, 0xff, 0xd0, 3]),
    segment(0xc4, Buffer.alloc(20)),
    segment(0xda, Buffer.alloc(10)),
    Buffer.from([4, 5]),
  ])

  it('keeps its pixels and colours, and loses what the camera wrote and what lies behind its end', async () => {
    const told = [
      exif(1),
      segment(0xed, Buffer.from('Photoshop 3.0')),
      segment(0xfe, Buffer.from(NAME)),
      segment(0xe2, Buffer.from('MPF\0')),
    ]
    const bytes = Buffer.concat([start, jfif, ...told, colours, table, scans, end, Buffer.from('a film')])
    expect(await stripFile(bytes, 'image/jpeg', rename)).toEqual(Buffer.concat([start, jfif, colours, table, scans, end]))
  })

  it('is turned as before', async () => {
    const stripped = await stripFile(Buffer.concat([start, exif(6), jfif, table, scans, end]), 'image/jpeg', rename)
    expect(stripped?.includes(NAME)).toBe(false)
    const again = await stripFile(stripped ?? Buffer.alloc(0), 'image/jpeg', rename)
    expect(again).toEqual(stripped)
    expect(stripped?.subarray(2, 4)).toEqual(Buffer.from([0xff, 0xe1]))
    expect(stripped?.[2 + 10 + 19]).toBe(6)
  })
})

describe('a PDF', () => {
  /** With everything that can say who wrote it, and an earlier state of its properties. */
  async function written(): Promise<Buffer> {
    const document = await PDFDocument.create()
    document.setAuthor(NAME)
    document.setTitle(`Work of ${NAME}`)
    const page = document.addPage([100, 100])
    page.drawText('What stands on the page')
    const { context } = document
    const packet = context.stream(`<x:xmpmeta>${NAME}</x:xmpmeta>`)
    document.catalog.set(PDFName.of('Metadata'), context.register(packet))
    context.register(context.obj({ Author: PDFString.of(NAME) }))
    const note = context.obj({ Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9] })
    note.set(PDFName.of('T'), PDFHexString.fromText(NAME))
    note.set(PDFName.of('Contents'), PDFHexString.fromText('Meier says so.'))
    page.node.set(PDFName.of('Annots'), context.obj([context.register(note)]))
    const id = context.obj([PDFHexString.of('abcdef'), PDFHexString.of('abcdef')])
    context.trailerInfo.ID = id
    return Buffer.from(await document.save({ useObjectStreams: false }))
  }

  it('keeps its pages, and says nothing of who wrote it', async () => {
    const bytes = await written()
    const stripped = await stripFile(bytes, 'application/pdf', rename)
    if (!stripped) throw new Error('it can be read')
    const document = await PDFDocument.load(stripped, { updateMetadata: false })
    expect(document.getPageCount()).toBe(1)
    expect([document.getAuthor(), document.getTitle(), document.getProducer()]).toEqual([undefined, undefined, undefined])
    expect(document.context.trailerInfo.ID).toBeUndefined()
    expect(document.catalog.has(PDFName.of('Metadata'))).toBe(false)
    const [note] = document.getPage(0).node.Annots()?.asArray() ?? []
    const told = String(document.context.lookup(note))
    expect(told).not.toContain('/T ')
    expect(told).toContain(PDFHexString.fromText('Candidate 9999-ZZ says so.').toString())
    const everything = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => String(object))
      .join('\n')
    expect(everything).not.toContain(String(PDFHexString.fromText(NAME)))
    expect(everything).not.toContain('Okafor')
  })

  it('that is locked or broken is left to the caller', async () => {
    expect(await stripFile(Buffer.from('%PDF-1.7 and nothing'), 'application/pdf', rename)).toBeNull()
  })
})

describe('a document', () => {
  const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  const parts = (bytes: Uint8Array) =>
    Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))

  it('of Word loses properties, authors, names that stand in one piece, and times', async () => {
    const bytes = zipSync({
      '[Content_Types].xml': strToU8(
        '<Types><Override PartName="/docProps/core.xml" ContentType="c"/><Override PartName="/word/document.xml"/></Types>',
      ),
      '_rels/.rels': strToU8(
        '<Relationships><Relationship Id="1" Target="docProps/core.xml"/><Relationship Id="2" Target="word/document.xml"/></Relationships>',
      ),
      'docProps/core.xml': strToU8(`<dc:creator>${NAME}</dc:creator>`),
      'word/document.xml': strToU8(`<w:p><w:ins w:author="${NAME}" w:initials="ZO"><w:t>Meier wrote it.</w:t></w:ins></w:p>`),
      'word/media/image1.png': new Uint8Array([1, 2, 3]),
    })
    const stripped = parts((await stripFile(Buffer.from(bytes), WORD, rename)) ?? new Uint8Array())
    expect(stripped).toEqual({
      '[Content_Types].xml': '<Types><Override PartName="/word/document.xml"/></Types>',
      '_rels/.rels': '<Relationships><Relationship Id="2" Target="word/document.xml"/></Relationships>',
      'word/document.xml':
        '<w:p><w:ins w:author="Author" w:initials="Author"><w:t>Candidate 9999-ZZ wrote it.</w:t></w:ins></w:p>',
      'word/media/image1.png': '\u0001\u0002\u0003',
    })
  })

  it('of Excel and PowerPoint names nobody who remarked on it, and its tables stay what they are', async () => {
    const bytes = zipSync({
      'xl/comments1.xml': strToU8(`<comments><authors><author>${NAME}</author></authors></comments>`),
      'xl/persons/person.xml': strToU8(`<person displayName="${NAME}" id="{1}" userId="z" providerId="AD"/>`),
      'xl/tables/table1.xml': strToU8('<table displayName="Table1"/>'),
      'ppt/commentAuthors.xml': strToU8(`<p:cmAuthor id="0" name="${NAME}" initials="ZO"/>`),
    })
    const stripped = parts((await stripFile(Buffer.from(bytes), WORD, rename)) ?? new Uint8Array())
    expect(stripped).toEqual({
      'xl/comments1.xml': '<comments><authors><author>Author</author></authors></comments>',
      'xl/persons/person.xml': '<person displayName="Author" id="{1}" userId="Author" providerId="Author"/>',
      'xl/tables/table1.xml': '<table displayName="Table1"/>',
      'ppt/commentAuthors.xml': '<p:cmAuthor id="0" name="Author" initials="Author"/>',
    })
  })

  it('of OpenDocument says its type first and plain, and has properties that say nothing', async () => {
    const type = 'application/vnd.oasis.opendocument.text'
    const bytes = zipSync({
      'meta.xml': strToU8(`<meta:initial-creator>${NAME}</meta:initial-creator>`),
      mimetype: strToU8(type),
      'content.xml': strToU8('<office:annotation><dc:creator>Somebody</dc:creator></office:annotation>'),
      'Thumbnails/thumbnail.png': new Uint8Array([1]),
    })
    const stripped = await stripFile(Buffer.from(bytes), type, rename)
    expect(stripped?.subarray(30, 38).toString()).toBe('mimetype')
    expect(stripped?.includes(type)).toBe(true)
    const { 'meta.xml': meta, ...rest } = parts(stripped ?? new Uint8Array())
    expect(meta).toContain('<office:meta/>')
    expect(rest).toEqual({
      mimetype: type,
      'content.xml': '<office:annotation><dc:creator>Author</dc:creator></office:annotation>',
    })
  })

  it('that is locked is left to the caller', async () => {
    expect(await stripFile(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), WORD, rename)).toBeNull()
  })
})
