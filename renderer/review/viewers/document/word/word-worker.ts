import mammoth from 'mammoth'
import { unpackWord, type WordFailure } from './container'
import { findLeftOut, type LeftOut } from './left-out'

/** What the worker answers. `images` are the addresses that the markup's placeholders (see `placeholder`) stand for. */
export type WordAnswer =
  | { ok: true; html: string; images: readonly string[]; leftOut: readonly LeftOut[] }
  | { ok: false; reason: WordFailure }

/** Types that a browser shows; others (EMF, WMF, TIFF) are said to be left out. */
const SHOWN = /^image\/(?:png|jpeg|gif|webp)$/i
/** Beyond that, pictures are left out rather than held in memory several times. */
const MOST_IMAGE_CHARACTERS = 80_000_000

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  "p[style-name='caption'] => p:fresh",
]

/** Stands for an image in the markup, so that cleaning it doesn't parse megabytes of pictures. */
const placeholder = (index: number) => `data:image/png;base64,${index}`

async function convert(bytes: Uint8Array): Promise<WordAnswer> {
  const unpacked = unpackWord(bytes)
  if (!unpacked.ok) return unpacked
  const images: string[] = []
  let characters = 0
  try {
    const { value } = await mammoth.convertToHtml(
      { arrayBuffer: unpacked.package.buffer },
      {
        styleMap: STYLES,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async (image) => {
          if (!SHOWN.test(image.contentType)) return { src: '' }
          const encoded = await image.readAsBase64String()
          characters += encoded.length
          if (characters > MOST_IMAGE_CHARACTERS) return { src: '' }
          images.push(`data:${image.contentType};base64,${encoded}`)
          return { src: placeholder(images.length - 1) }
        }),
      },
    )
    return { ok: true, html: value, images, leftOut: findLeftOut(unpacked.body) }
  } catch {
    return { ok: false, reason: 'broken' }
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => {
  void convert(data).then((answer) => self.postMessage(answer))
})
