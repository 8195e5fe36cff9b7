const PACKAGE = '../../../../node_modules/pdfjs-dist'

/** Fonts and decoders, each loaded when a document asks for it. */
const FILES = import.meta.glob<string>(
  [
    '../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
    '../../../../node_modules/pdfjs-dist/wasm/{jbig2,openjpeg}.wasm',
  ],
  { query: '?url&inline', import: 'default' },
)

/**
 * pdf.js's way to ask the page for files that a PDF needs; given to `getDocument` as `BinaryDataFactory`. They are modules of the
 * bundle: this room may make no requests, and they are there when the network isn't.
 */
export class BundledAssets {
  /** @throws where there is no such file; pdf.js then goes on without it. */
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const address = await loadAddress(kind, filename)
    if (address === undefined) throw new Error(`${filename} is not part of the bundle`)
    return Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (character) => character.charCodeAt(0))
  }
}

async function loadAddress(kind: string, filename: string): Promise<string | undefined> {
  if (kind === 'cMapUrl') {
    const { CHARACTER_MAPS } = await import('./character-maps')
    return CHARACTER_MAPS[`${PACKAGE}/cmaps/${filename}`]
  }
  const folder = kind === 'standardFontDataUrl' ? 'standard_fonts' : 'wasm'
  return FILES[`${PACKAGE}/${folder}/${filename}`]?.()
}
