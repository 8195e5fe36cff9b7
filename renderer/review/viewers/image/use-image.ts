import { imageDimensionsFromData } from 'image-dimensions'
import { useEffect, useState } from 'react'

/** A picture that is ready to be shown. Its size is as it is seen: a camera that was held upright has told so in the file. */
export type ShownImage = { url: string; width: number; height: number; isAnimated: boolean }

export type ImageState =
  | { state: 'loading' }
  | { state: 'empty' }
  | { state: 'broken' }
  /** It claims to be this large; nothing of it was decoded. */
  | { state: 'too-large'; width: number; height: number }
  | ({ state: 'shown' } & ShownImage)

/** A square of 12,600 pixels, 640 MB once decoded; a few kilobytes can claim to be a hundred times that. */
const MOST_PIXELS = 160_000_000

/** Decodes a picture before it is shown, so that its natural size is known and nothing jumps. */
export function useImage(bytes: Uint8Array, mediaType: string): ImageState {
  const [image, setImage] = useState<ImageState>({ state: 'loading' })
  useEffect(() => {
    const refusal = refuse(bytes)
    if (refusal) return setImage(refusal)
    const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType }))
    const ending = new AbortController()
    decode(url, bytes, mediaType).then(
      (decoded) => ending.signal.aborted || setImage(decoded),
      () => ending.signal.aborted || setImage({ state: 'broken' }),
    )
    return () => {
      ending.abort()
      URL.revokeObjectURL(url)
    }
  }, [bytes, mediaType])
  return image
}

function refuse(bytes: Uint8Array): ImageState | null {
  if (bytes.byteLength === 0) return { state: 'empty' }
  const claimed = imageDimensionsFromData(bytes)
  if (!claimed || claimed.width * claimed.height <= MOST_PIXELS) return null
  return { state: 'too-large', width: claimed.width, height: claimed.height }
}

async function decode(url: string, bytes: Uint8Array, mediaType: string): Promise<ImageState> {
  const decoder = new Image()
  decoder.src = url
  const [isAnimated] = await Promise.all([isAnimation(bytes, mediaType), decoder.decode()])
  const { naturalWidth: width, naturalHeight: height } = decoder
  // A drawing (SVG) without a size of its own has none to measure regions in.
  return width > 0 && height > 0 ? { state: 'shown', url, width, height, isAnimated } : { state: 'broken' }
}

/** Whether the file holds several pictures that follow each other; false where this browser can't tell. */
async function isAnimation(bytes: Uint8Array, type: string): Promise<boolean> {
  if (!('ImageDecoder' in window) || !(await ImageDecoder.isTypeSupported(type))) return false
  const decoder = new ImageDecoder({ data: bytes as Uint8Array<ArrayBuffer>, type })
  try {
    await decoder.tracks.ready
    return decoder.tracks.selectedTrack?.animated === true
  } catch {
    return false
  } finally {
    decoder.close()
  }
}
