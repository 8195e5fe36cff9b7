import type { CSSProperties } from 'react'
import classes from './records.module.css'

type ScoreBarProps = {
  score: number
  maximum: number
  cutScore: number | null
  /** In points; drawn as a band around the score. */
  standardError?: number
}

/** A score as a bar, its cut as a line across it. What it shows is said in words beside it. */
export function ScoreBar({ score, maximum, cutScore, standardError = 0 }: ScoreBarProps) {
  const share = (points: number) => `${Math.min(100, Math.max(0, (points / maximum) * 100))}%`
  const look = {
    '--score': share(score),
    '--cut': share(cutScore ?? 0),
    '--low': share(score - standardError),
    '--high': share(score + standardError),
  } as CSSProperties
  return (
    <div className={classes.bar} style={look} aria-hidden>
      <span className={classes.filled} />
      {standardError > 0 && <span className={classes.band} />}
      {cutScore !== null && <span className={classes.cut} />}
    </div>
  )
}
