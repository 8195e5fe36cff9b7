import { Modal } from '@mantine/core'
import type { KeyboardEvent, ReactNode } from 'react'
import classes from './asking.module.css'

type Props = {
  title: string
  /** What happened, in plain words. */
  lead: ReactNode
  children: ReactNode
  /** The name of the cross. */
  closeLabel: string
  onClose(): void
  /** What Ctrl+Enter does; nothing where deciding by a key would be too quick. */
  onKey?: () => void
  /** A button that stands apart from those that decide. */
  aside?: ReactNode
  /** The buttons that decide. */
  actions: ReactNode
}

/**
 * A dialog that shows two sides of somebody's work. The focus goes to what happened, not to a button: it may come unasked, and a key
 * that was meant for something else must not decide. Where the focus goes afterwards is said by whoever opened it.
 */
export function AskingDialog({ title, lead, children, closeLabel, onClose, onKey, aside, actions }: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (!onKey || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    onKey()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="64rem"
      title={title}
      closeButtonProps={{ 'aria-label': closeLabel }}
      returnFocus={false}
      onKeyDown={onKeyDown}
    >
      <div className={classes.dialog}>
        <div className={classes.lead} tabIndex={-1} data-autofocus>
          {lead}
        </div>
        {children}
      </div>
      <div className={classes.foot} data-dialog-foot>
        {aside}
        <span className={classes.space} />
        {actions}
      </div>
    </Modal>
  )
}
