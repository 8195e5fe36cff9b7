import { useEffect, useRef } from 'react'
import classes from './image.module.css'
import type { ShownImage } from './use-image'

/** From here on, pixels are shown as squares: whoever looks that closely wants to see them. */
const PIXELS_FROM = 4

type PictureProps = {
  image: ShownImage
  rotation: number
  scale: number
  title: string
  /** Only the first of several pictures is shown. */
  isStopped: boolean
}

/** The picture itself, filling its surface. */
export function Picture({ image, rotation, scale, title, isStopped }: PictureProps) {
  const still = useRef<HTMLCanvasElement>(null)
  const { url, width, height } = image
  useEffect(() => {
    const canvas = still.current
    if (!isStopped || !canvas) return
    const picture = new Image()
    picture.src = url
    // Drawn from an element that was never shown, it is the first of the pictures.
    picture.decode().then(
      () => canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height),
      () => {},
    )
  }, [isStopped, url, width, height])
  const look = { className: classes.image, 'data-rotation': rotation, 'data-pixels': scale >= PIXELS_FROM || undefined }
  if (isStopped) return <canvas {...look} ref={still} width={width} height={height} role="img" aria-label={title} />
  return <img {...look} src={url} alt={title} draggable={false} />
}
