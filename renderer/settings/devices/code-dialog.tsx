import { Button, Group, Modal } from '@mantine/core'
import { CopyCode, SecretCode, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'
import settings from '../settings.module.css'

/** The code that another device of the person asks for; it can be shown again at any time. */
export function CodeDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts('devices')
  const kit = useTexts('kit')
  const { travel } = useStore()
  const code = useStoreQuery(() => travel.code(), []) ?? ''
  return (
    <Modal opened onClose={onClose} title={t('code.title')} closeButtonProps={{ 'aria-label': kit('close') }}>
      <p className={settings.note}>{t('code.intro')}</p>
      <SecretCode code={code} label={t('code.label')} />
      <Group justify="flex-end" gap="sm">
        <CopyCode code={code} />
        <Button onClick={onClose} data-autofocus>
          {t('code.done')}
        </Button>
      </Group>
    </Modal>
  )
}
