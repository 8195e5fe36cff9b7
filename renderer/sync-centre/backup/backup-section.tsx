import { Button } from '@mantine/core'
import { IconDeviceFloppy, IconRestore } from '@tabler/icons-react'
import { useState } from 'react'
import { useTexts } from '../../kit'
import classes from '../centre.module.css'
import { Part } from '../part'
import { RestoreDialog } from './restore-dialog'
import { SaveBackupDialog } from './save-backup-dialog'

/** Keeps what is only here in a sealed file, and brings it back. */
export function BackupSection() {
  const t = useTexts('centre')
  const [shown, setShown] = useState<'save' | 'restore' | null>(null)
  const close = () => setShown(null)
  return (
    <Part title={t('backup.title')}>
      <p className={classes.note}>{t('backup.hint')}</p>
      <div className={classes.actions}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDeviceFloppy size={15} aria-hidden="true" />}
          onClick={() => setShown('save')}
        >
          {t('backup.save')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRestore size={15} aria-hidden="true" />}
          onClick={() => setShown('restore')}
        >
          {t('backup.restore')}
        </Button>
      </div>
      {shown === 'save' && <SaveBackupDialog onClose={close} />}
      {shown === 'restore' && <RestoreDialog onClose={close} />}
    </Part>
  )
}
