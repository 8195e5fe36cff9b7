import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workshop } from '../../../hub/renditions'
import { renderOffice } from '../../../hub/renditions/office'
import { findTools, type Tools } from '../../../hub/renditions/tools'
import { FileStore } from '../../../hub/store'
import { writePresentation } from '../../../scripts/samples/presentation.mjs'
import { writeWorkbook } from '../../../scripts/samples/workbook.mjs'

/**
 * With the programs that this machine really has. Where one isn't installed, the same test holds that its evidence comes in all the same,
 * without a rendition: so these tests pass everywhere, and say in their names what they tried.
 */
const id = '6b0c2a52-2b1c-4c7e-9d0a-000000000001'
const MEDIA = 'resources/samples/media'
const installed = await findTools()
const has = (tool: Exclude<keyof Tools, 'guard'>) => installed[tool] !== undefined
const hint = (isThere: boolean) => (isThere ? 'installed here' : 'NOT installed here')

let folder: string
let workshop: Workshop
let files: FileStore

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-tools-'))
  files = new FileStore(join(folder, 'files'))
  workshop = new Workshop({ files, log: { warn: () => undefined, info: () => undefined } })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function render(bytes: Buffer, mediaType: string) {
  const path = join(folder, 'original')
  writeFileSync(path, bytes)
  const { sha256 } = await files.putFile(path)
  const [rendition] = await workshop.render(path, { id, mediaType, fileName: 'evidence.x', sha256 })
  return (
    rendition && {
      mediaType: rendition.mediaType,
      start: (await files.readAll(rendition.sha256)).subarray(0, 8).toString('latin1'),
    }
  )
}

const SLIDES = '---\ntitle: One\nauthor: A\ndate: 2026-10-14\n---\n\n# One slide\n\n- A point\n'
const sheet = (rows: number) =>
  JSON.stringify({
    sheets: [{ name: 'S', columns: [{ title: 'n', width: 9 }], rows: Array.from({ length: rows }, (_, at) => [at]) }],
  })
const XML = 'application/vnd.openxmlformats-officedocument'
const PDF = { mediaType: 'application/pdf', start: expect.stringMatching(/^%PDF-1/) }
const MP4 = { mediaType: 'video/mp4', start: expect.stringMatching(/ftyp/) }
const JPEG = { mediaType: 'image/jpeg', start: expect.stringMatching(/^\xff\xd8\xff/) }

describe.sequential('renditions by the programs of this machine', () => {
  describe(`LibreOffice, ${hint(has('office'))}`, () => {
    it.each([
      ['a presentation', () => writePresentation(SLIDES), `${XML}.presentationml.presentation`],
      ['a workbook', () => writeWorkbook(sheet(3)), `${XML}.spreadsheetml.sheet`],
      ['a workbook of thousands of rows', () => writeWorkbook(sheet(3000)), `${XML}.spreadsheetml.sheet`],
      ['a letter in RTF', () => Buffer.from('{\\rtf1 Hello}'), 'application/rtf'],
    ])(
      'makes a PDF of %s',
      async (_, make, mediaType) => {
        expect(await render(await make(), mediaType)).toEqual(has('office') ? PDF : undefined)
      },
      120_000,
    )

    it('opens no address that a document names, even where nothing keeps it from the network', async () => {
      const asked: string[] = []
      const server = createServer((request, response) => {
        asked.push(request.url ?? '')
        response.writeHead(404).end()
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const source = join(folder, 'source.odt')
      writeFileSync(source, linkingDocument(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
      const recipe = { room: 'office', extension: 'odt', signature: 'zip', isSpreadsheet: false } as const
      const made = installed.office && (await renderOffice(installed.office, source, recipe, { folder, guard: [] }))
      server.close()
      expect(made && readFileSync(made).subarray(0, 5).toString()).toBe(installed.office && '%PDF-')
      expect(asked).toEqual([])
    }, 120_000)
  })

  it(`FFmpeg (${hint(has('ffmpeg'))}) makes an MP4 of a telephone's recording, and leaves alone what plays`, async () => {
    expect(await render(readFileSync(`${MEDIA}/colleague-run.mov`), 'video/quicktime')).toEqual(has('ffmpeg') ? MP4 : undefined)
    expect(await render(readFileSync(`${MEDIA}/ward-rota.webm`), 'video/webm')).toBeUndefined()
  }, 120_000)

  it(`heif-convert or ImageMagick (${hint(has('heif') || has('magick'))}) makes a JPEG of a telephone's photograph`, async () => {
    const photograph = readFileSync(`${MEDIA}/flipchart-july.heic`)
    expect(await render(photograph, 'image/heic')).toEqual(has('heif') || has('magick') ? JPEG : undefined)
  }, 120_000)

  it(`ImageMagick (${hint(has('magick'))}) makes a JPEG of one scan, and a PDF of a stack of them`, async () => {
    expect(await render(tiff(1), 'image/tiff')).toEqual(has('magick') ? JPEG : undefined)
    expect(await render(tiff(3), 'image/tiff')).toEqual(has('magick') ? PDF : undefined)
  }, 120_000)

  it.each([
    ['video/mp4', '#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n'],
    ['image/heic', '<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/hostname"/></svg>'],
    ['image/tiff', 'push graphic-context\nimage over 0,0 0,0 "/etc/hostname"\n'],
    [`${XML}.presentationml.presentation`, 'PK\x03\x04 and nothing more'],
    ['video/x-matroska', ''],
  ])(
    'nothing is made of a hostile or broken %s, and nothing is thrown',
    async (mediaType, content) => {
      expect(await render(Buffer.from(content), mediaType)).toBeUndefined()
    },
    120_000,
  )
})

/** A text document whose picture and section lie elsewhere; LibreOffice fetches such things unless it is told not to. */
function linkingDocument(address: string): Buffer {
  const uses = ['office', 'text', 'draw'].map((name) => {
    const kind = name === 'draw' ? 'drawing' : name
    return `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${kind}:1.0"`
  })
  const picture = `<draw:frame><draw:image xlink:href="${address}/picture.png" xlink:type="simple"/></draw:frame>`
  const section = `<text:section text:name="S"><text:section-source xlink:href="${address}/section.odt"/><text:p>x</text:p></text:section>`
  const content = `<?xml version="1.0"?><office:document-content ${uses.join(' ')} xmlns:xlink="http://www.w3.org/1999/xlink"
    office:version="1.2"><office:body><office:text><text:p>Hi ${picture}</text:p>${section}</office:text></office:body>
    </office:document-content>`
  return Buffer.from(
    zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
      'content.xml': strToU8(content),
      'META-INF/manifest.xml': strToU8(
        `<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
        <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
        <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
      ),
    }),
  )
}

/** A TIFF of so many pages, each one black pixel (TIFF 6.0: header, then a directory for each page). */
function tiff(pages: number): Buffer {
  const entries = [
    [256, 3, 1],
    [257, 3, 1],
    [258, 3, 8],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, 8],
    [277, 3, 1],
    [278, 3, 1],
    [279, 4, 1],
  ]
  const directory = 2 + entries.length * 12 + 4
  const bytes = Buffer.alloc(10 + pages * directory)
  bytes.write('II*\0', 'latin1')
  bytes.writeUInt32LE(10, 4)
  for (let page = 0; page < pages; page++) {
    const at = 10 + page * directory
    bytes.writeUInt16LE(entries.length, at)
    entries.forEach(([tag = 0, type = 0, value = 0], index) => {
      const entry = at + 2 + index * 12
      bytes.writeUInt16LE(tag, entry)
      bytes.writeUInt16LE(type, entry + 2)
      bytes.writeUInt32LE(1, entry + 4)
      bytes.writeUInt32LE(value, entry + 8)
    })
    bytes.writeUInt32LE(page + 1 < pages ? at + directory : 0, at + directory - 4)
  }
  return bytes
}
