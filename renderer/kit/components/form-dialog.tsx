import { Button, Group, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useReturnedFocus } from './use-returned-focus'

type FormDialogProps = {
  title: string
  size?: 'lg' | 'xl'
  /** What is asked, and what comes of it. */
  children: ReactNode
  /** Something that can't be done without isn't there yet. */
  isMissing: boolean
  /** Says below the buttons what that is. */
  missing?: ReactNode
  /** The verb on the button, such as "Publish". */
  confirmLabel: string
  cancelLabel: string
  /** The dialog stays open and busy until it resolves; it says itself what came of it, and closes the dialog where that is done. */
  onConfirm(): Promise<void>
  onClose(): void
}

/** Asks for what something takes and then does it, once; Ctrl+Enter does it from any field. */
export function FormDialog(props: FormDialogProps) {
  const { title, size, children, isMissing, missing, confirmLabel, cancelLabel, onConfirm, onClose } = props
  const [isBusy, setBusy] = useState(false)
  useReturnedFocus()
  const confirm = async () => {
    if (isMissing || isBusy) return
    setBusy(true)
    try {
      await onConfirm()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      {...(size && { size })}
      title={title}
      closeButtonProps={{ 'aria-label': cancelLabel }}
      returnFocus={false}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        // What the dialog stands in may have a use for this key as well.
        event.stopPropagation()
        void confirm()
      }}
    >
      {children}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose}>
          {cancelLabel}
        </Button>
        <Button
          aria-disabled={isMissing}
          variant={isMissing ? 'light' : 'filled'}
          loading={isBusy}
          onClick={() => void confirm()}
        >
          {confirmLabel}
        </Button>
      </Group>
      {isMissing && missing}
    </Modal>
  )
}
