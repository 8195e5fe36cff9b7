import classes from './progress-line.module.css'

type ProgressLineProps = {
  /** From 0 to 1. */
  share: number
  /** What it measures, for assistive technology. */
  label: string
  tone?: 'brass' | 'green' | 'blue' | 'neutral'
}

/** A thin bar; the words beside it say the same. */
export function ProgressLine({ share, label, tone = 'brass' }: ProgressLineProps) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={classes.track}
      data-tone={tone}
    >
      <div className={classes.bar} style={{ width: `${percent}%` }} />
    </div>
  )
}
