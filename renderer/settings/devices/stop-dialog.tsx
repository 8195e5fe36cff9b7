import { Button, Group, Modal, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { notify, useTexts } from '../../kit'
import { useStore } from '../../store'
import settings from '../settings.module.css'

const PLACES = ['everywhere', 'here'] as const

/** Asks where drafts are to stop travelling. */
export function StopDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts('devices')
  const kit = useTexts('kit')
  const { travel } = useStore()
  const [where, setWhere] = useState<(typeof PLACES)[number]>('everywhere')
  const stop = async () => {
    try {
      await travel.end(where)
      onClose()
    } catch {
      notify({ kind: 'failed', message: t('failed') })
    }
  }
  return (
    <Modal opened onClose={onClose} title={t('stop.title')} closeButtonProps={{ 'aria-label': kit('close') }}>
      <div className={settings.form}>
        <p className={settings.note}>{t('stop.text')}</p>
        <Radio.Group
          aria-label={t('stop.title')}
          value={where}
          onChange={(value) => setWhere(PLACES.find((place) => place === value) ?? 'everywhere')}
        >
          <Stack gap="sm">
            {PLACES.map((place) => (
              <Radio key={place} value={place} label={t(`stop.${place}`)} description={t(`stop.${place}Hint`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {kit('cancel')}
          </Button>
          <Button onClick={() => void stop()}>{t('stop.confirm')}</Button>
        </Group>
      </div>
    </Modal>
  )
}
