import { PDFDocument } from 'pdf-lib'
import PdfKit from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { bakePng, PngFormatError, readBakedPng } from '../../../shared/badges'
import { chunk, drawPng } from './award'

const CREDENTIAL = JSON.stringify({ name: 'Für Wörter wie 標準 und 🏅' })

/** The picture with this chunk in front of IEND (which has 12 bytes). */
function withChunk(png: Uint8Array, extra: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([png.subarray(0, -12), extra, png.subarray(-12)]))
}

function internationalText(flags: number[], text: string): Buffer {
  return chunk('iTXt', Buffer.concat([Buffer.from('openbadgecredential'), Buffer.from([0, ...flags]), Buffer.from(text)]))
}

describe('baking', () => {
  it('gives back the credential that was baked in, whatever its characters', () => {
    expect(readBakedPng(bakePng(drawPng(), CREDENTIAL))).toEqual({ ok: true, credential: CREDENTIAL })
  })

  it('writes the chunk that the specification describes, in front of the end, and leaves all others as they are', () => {
    expect(Buffer.from(bakePng(drawPng(), CREDENTIAL))).toEqual(
      Buffer.from(withChunk(drawPng(), internationalText([0, 0, 0, 0], CREDENTIAL))),
    )
  })

  it('replaces an earlier credential', () => {
    const twice = bakePng(bakePng(drawPng(), '{"old":true}'), CREDENTIAL)
    expect(twice).toEqual(bakePng(drawPng(), CREDENTIAL))
  })

  it('keeps text of others', () => {
    const comment = chunk('iTXt', Buffer.from('Comment\0\0\0\0\0drawn by hand'))
    expect(Buffer.from(bakePng(withChunk(drawPng(), comment), CREDENTIAL)).includes(comment)).toBe(true)
  })

  it('leaves a picture that other readers of PNG accept', async () => {
    const baked = bakePng(drawPng(), CREDENTIAL)
    const document = await PDFDocument.create()
    expect(await document.embedPng(baked)).toMatchObject({ width: 2, height: 2 })
    expect(() => new PdfKit().image(Buffer.from(baked), 0, 0)).not.toThrow()
  })

  it('refuses a picture that is damaged or none', () => {
    expect(() => bakePng(new Uint8Array(), CREDENTIAL)).toThrow(PngFormatError)
    expect(() => bakePng(drawPng().subarray(0, -1), CREDENTIAL)).toThrow('the PNG file is damaged')
  })
})

describe('reading a baked picture', () => {
  const baked = () => bakePng(drawPng(), CREDENTIAL)
  const flipped = () => baked().map((byte, at) => (at === 60 ? byte ^ 1 : byte))

  it.each([
    ['a picture without a credential', () => drawPng(), 'not-baked'],
    ['another file', () => Buffer.from('%PDF-1.7'), 'not-a-png'],
    ['no bytes at all', () => new Uint8Array(), 'not-a-png'],
    ['the first half', () => baked().subarray(0, 90), 'damaged'],
    ['one flipped bit', flipped, 'damaged'],
    ['two credentials', () => withChunk(baked(), internationalText([0, 0, 0, 0], '{}')), 'several'],
    ['a compressed credential', () => withChunk(drawPng(), internationalText([1, 0, 0, 0], 'x')), 'compressed'],
    ['a chunk that ends too early', () => withChunk(drawPng(), internationalText([0], '')), 'damaged'],
    [
      'text that is no UTF-8',
      () => withChunk(drawPng(), chunk('iTXt', Buffer.from('openbadgecredential\0\0\0\0\0\xff', 'latin1'))),
      'damaged',
    ],
  ])('says what is wrong with %s', (_what, bytes, problem) => {
    expect(readBakedPng(new Uint8Array(bytes()))).toEqual({ ok: false, problem })
  })
})
