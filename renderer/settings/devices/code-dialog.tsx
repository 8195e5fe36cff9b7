import { Button, CopyButton, Group, Modal } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'
import settings from '../settings.module.css'
import classes from './devices.module.css'

/** The code that another device of the person asks for; it can be shown again at any time. */
export function CodeDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts('devices')
  const kit = useTexts('kit')
  const { travel } = useStore()
  const code = useStoreQuery(() => travel.code(), []) ?? ''
  return (
    <Modal opened onClose={onClose} title={t('code.title')} closeButtonProps={{ 'aria-label': kit('close') }}>
      <p className={settings.note}>{t('code.intro')}</p>
      <output className={classes.code} aria-label={t('code.label')} dir="ltr">
        {code}
      </output>
      <Group justify="flex-end" gap="sm">
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />} onClick={copy}>
              {t(copied ? 'code.copied' : 'code.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose} data-autofocus>
          {t('code.done')}
        </Button>
      </Group>
    </Modal>
  )
}
