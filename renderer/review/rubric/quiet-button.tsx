import type { ComponentProps } from 'react'
import classes from './quiet-button.module.css'

/** A button of the rubric that stands back behind the levels and the rationale: words without a frame until the pointer is on them. */
export function QuietButton(props: Omit<ComponentProps<'button'>, 'className' | 'type'>) {
  return <button type="button" {...props} className={classes.quiet} />
}
