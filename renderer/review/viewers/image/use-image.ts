import { useEffect, useState } from 'react'

export type ImageState =
  | { state: 'loading' }
  | { state: 'broken' }
  | { state: 'shown'; url: string; width: number; height: number }

/** Decodes a picture before it is shown, so that its natural size is known and nothing jumps. */
export function useImage(bytes: Uint8Array, mediaType: string): ImageState {
  const [image, setImage] = useState<ImageState>({ state: 'loading' })
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType }))
    const decoder = new Image()
    let isCurrent = true
    decoder.src = url
    decoder.decode().then(
      () => {
        // A drawing (SVG) without a size of its own has none to measure regions in.
        const width = decoder.naturalWidth
        const height = decoder.naturalHeight
        if (isCurrent) setImage(width > 0 && height > 0 ? { state: 'shown', url, width, height } : { state: 'broken' })
      },
      () => isCurrent && setImage({ state: 'broken' }),
    )
    return () => {
      isCurrent = false
      URL.revokeObjectURL(url)
    }
  }, [bytes, mediaType])
  return image
}
