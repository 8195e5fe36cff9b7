import { Button } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog, notify, useTexts } from '../../kit'
import { useStore } from '../../store'
import { Row } from '../section'

/** The way out for somebody who has no device left that shows the code. */
export function LostCode() {
  const t = useTexts('devices')
  const { travel } = useStore()
  const [isAsking, setAsking] = useState(false)
  const end = () => travel.end('everywhere').catch(() => notify({ kind: 'failed', message: t('failed') }))
  return (
    <Row name={t('lost.name')} hint={t('lost.hint')}>
      <Button variant="default" aria-haspopup="dialog" onClick={() => setAsking(true)}>
        {t('lost.button')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        title={t('lost.title')}
        confirmLabel={t('lost.confirm')}
        isDangerous
        onConfirm={end}
        onClose={() => setAsking(false)}
      >
        {t('lost.text')}
      </ConfirmDialog>
    </Row>
  )
}
