import classes from './timeline.module.css'

/** Loudness as bars over the whole width, the played part in the colour of what is done. */
export function Waveform({ bars }: { bars: Float32Array }) {
  const shape = pathOf(bars)
  const viewBox = `0 0 ${bars.length} 100`
  return (
    <>
      <svg className={classes.wave} viewBox={viewBox} preserveAspectRatio="none" aria-hidden>
        <path d={shape} />
      </svg>
      <svg className={classes.wave} data-played viewBox={viewBox} preserveAspectRatio="none" aria-hidden>
        <path d={shape} />
      </svg>
    </>
  )
}

/** Even silence is a thin line, so that one sees that it was listened to. */
const LEAST_HEIGHT = 3

function pathOf(bars: Float32Array): string {
  const parts: string[] = []
  bars.forEach((bar, at) => {
    const height = Math.max(LEAST_HEIGHT, bar * 92)
    parts.push(`M${at + 0.18} ${((100 - height) / 2).toFixed(1)}h.64v${height.toFixed(1)}h-.64z`)
  })
  return parts.join('')
}
