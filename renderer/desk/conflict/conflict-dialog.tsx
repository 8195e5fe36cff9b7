import { Button, Modal } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTexts } from '../../kit'
import classes from './conflict.module.css'

type Props = {
  title: string
  /** What happened, in plain words. */
  lead: ReactNode
  children: ReactNode
  onExport(): void
  onClose(): void
  /** What Ctrl+Enter does; nothing where deciding by a key would be too quick. */
  onKey?: () => void
  /** What leaving it for later is called; "Not now" where nothing is said. */
  laterLabel?: string
  /** The buttons that decide. */
  decision: ReactNode
}

/**
 * What all of these dialogs have in common. The focus goes to what happened, not to a button: the dialog comes unasked, and a key that
 * was meant for something else must not decide.
 */
export function ConflictDialog({ title, lead, children, onExport, onClose, onKey, laterLabel, decision }: Props) {
  const t = useTexts('conflict')
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
      closeButtonProps={{ 'aria-label': t('notNow') }}
      // The line above the desk takes it.
      returnFocus={false}
      onKeyDown={onKeyDown}
    >
      <div className={classes.dialog}>
        <div className={classes.lead} tabIndex={-1} data-autofocus>
          {lead}
        </div>
        {children}
      </div>
      <div className={classes.foot}>
        <Button variant="subtle" color="gray" leftSection={<IconDownload size={16} aria-hidden="true" />} onClick={onExport}>
          {t('export')}
        </Button>
        <span className={classes.space} />
        <Button variant="default" onClick={onClose}>
          {laterLabel ?? t('notNow')}
        </Button>
        {decision}
      </div>
    </Modal>
  )
}
