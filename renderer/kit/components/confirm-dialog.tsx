import { Button, Group, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTexts } from '../texts'

type ConfirmDialogProps = {
  opened: boolean
  title: string
  /** What will happen and what stays. */
  children: ReactNode
  /** The verb on the button, such as "Take back". */
  confirmLabel: string
  /** Red where something is lost. */
  isDangerous?: boolean
  /** The dialog stays open and busy until it resolves. */
  onConfirm: () => void | Promise<void>
  onClose: () => void
}

/** Asks before something that can't be undone; where it can be undone, don't ask but offer undo (`notify`). */
export function ConfirmDialog({ opened, title, children, confirmLabel, isDangerous, onConfirm, onClose }: ConfirmDialogProps) {
  const t = useTexts('kit')
  const [isBusy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    try {
      await onConfirm()
      onClose()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      {children}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('cancel')}
        </Button>
        <Button color={isDangerous ? 'red' : 'brass'} loading={isBusy} onClick={() => void confirm()}>
          {confirmLabel}
        </Button>
      </Group>
    </Modal>
  )
}
