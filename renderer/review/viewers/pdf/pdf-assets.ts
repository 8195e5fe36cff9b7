/**
 * Character maps, standard fonts and decoders that a PDF may need. They are modules of the bundle, each loaded when a
 * document asks for it: the page's policy allows no requests for data, and this room may make none.
 */
const FILES = import.meta.glob<string>(
  [
    '/node_modules/pdfjs-dist/cmaps/*.bcmap',
    '/node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
    '/node_modules/pdfjs-dist/wasm/{jbig2,openjpeg}.wasm',
  ],
  { query: '?inline', import: 'default' },
)

const FOLDERS: Record<string, string> = {
  cMapUrl: 'cmaps',
  standardFontDataUrl: 'standard_fonts',
  wasmUrl: 'wasm',
}

/** pdf.js's way to ask the page for such a file; given to `getDocument` as `BinaryDataFactory`. */
export class BundledAssets {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const load = FILES[`/node_modules/pdfjs-dist/${FOLDERS[kind]}/${filename}`]
    if (!load) throw new Error(`${filename} is not part of the bundle`)
    const url = await load()
    return Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (character) => character.charCodeAt(0))
  }
}
