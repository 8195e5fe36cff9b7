import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './asking.module.css'

type Props = {
  icon: Icon
  label: string
  /** `asks`: it stands in the way until somebody has decided; `told`: it can be read or left; `quiet`: it needs nobody. */
  tone: 'asks' | 'told' | 'quiet'
  /** What has come up, in a sentence or two. */
  children: ReactNode
  /** Buttons. */
  actions?: ReactNode
}

/** One calm line above the desk: what has come up, and the way to what can be done about it. */
export function DeskLine({ icon: Sign, label, tone, children, actions }: Props) {
  return (
    <section className={classes.line} data-tone={tone} role="status" aria-label={label}>
      <Sign size={16} aria-hidden="true" />
      <p>{children}</p>
      {actions}
    </section>
  )
}
