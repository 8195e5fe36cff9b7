import type { Stretch } from './marked-text'
import classes from './level-choice.module.css'

/** A descriptor with what sets the level apart emphasised. */
export function MarkedText({ stretches }: { stretches: readonly Stretch[] }) {
  return stretches.map((stretch, at) =>
    stretch.marked ? (
      // A descriptor never changes while it is shown, so its stretches can go by their place.
      <em key={at} className={classes.marked}>
        {stretch.text}
      </em>
    ) : (
      <span key={at}>{stretch.text}</span>
    ),
  )
}
