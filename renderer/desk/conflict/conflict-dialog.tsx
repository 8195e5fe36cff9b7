import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTexts } from '../../kit'
import { AskingDialog } from '../asking/asking-dialog'

type Props = {
  title: string
  /** What happened, in plain words. */
  lead: ReactNode
  children: ReactNode
  onExport(): void
  onClose(): void
  /** What Ctrl+Enter does; nothing where deciding by a key would be too quick. */
  onKey?: () => void
  /** In the place of putting it off: what leaves everything as it is, and decides that. */
  stay?: { label: string; run(): void }
  /** The buttons that decide. */
  decision: ReactNode
}

/** What all of these dialogs have in common: my work can be exported, and the decision put off. The line above the desk stays. */
export function ConflictDialog({ title, lead, children, onExport, onClose, onKey, stay, decision }: Props) {
  const t = useTexts('conflict')
  return (
    <AskingDialog
      title={title}
      lead={lead}
      closeLabel={t('notNow')}
      onClose={onClose}
      {...(onKey && { onKey })}
      aside={
        <Button variant="subtle" color="gray" leftSection={<IconDownload size={16} aria-hidden="true" />} onClick={onExport}>
          {t('export')}
        </Button>
      }
      actions={
        <>
          <Button variant="default" onClick={stay?.run ?? onClose}>
            {stay?.label ?? t('notNow')}
          </Button>
          {decision}
        </>
      }
    >
      {children}
    </AskingDialog>
  )
}
