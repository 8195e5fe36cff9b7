import { Button, type ButtonProps } from '@mantine/core'
import classes from './hand-over.module.css'

type Props = Pick<ButtonProps, 'size' | 'variant'> & {
  /** It is mine already. */
  isTaken: boolean
  /** What it does, or what has been done. */
  children: string
  /** The same for those who don't see what it stands beside. */
  label?: string
  onTake(): void
}

/** Takes something over, once. It keeps the focus as it says that this is done: disabled, it would lose it to nowhere. */
export function TakeButton({ isTaken, children, label, onTake, ...look }: Props) {
  return (
    <Button
      {...look}
      className={classes.take ?? ''}
      {...(isTaken && { 'data-disabled': true, 'aria-disabled': true })}
      aria-label={label}
      onClick={() => !isTaken && onTake()}
    >
      {children}
    </Button>
  )
}
