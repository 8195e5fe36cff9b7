import { IconRosette } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import classes from './badges.module.css'

type Props = {
  image: Uint8Array | null /** What it shows, for assistive technology; empty where the words beside it say so. */
  label: string
  size: number
}

/** The badge's picture, or a plain seal until it has been fetched. */
export function BadgePicture({ image, label, size }: Props) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!image) return
    const made = URL.createObjectURL(new Blob([new Uint8Array(image)], { type: 'image/png' }))
    setAddress(made)
    return () => {
      setAddress(null)
      URL.revokeObjectURL(made)
    }
  }, [image])
  if (address === null) {
    return (
      <span className={classes.seal} style={{ width: size, height: size }} aria-hidden="true">
        <IconRosette size={size / 2} stroke={1.4} />
      </span>
    )
  }
  return <img className={classes.picture} src={address} alt={label} width={size} height={size} />
}
