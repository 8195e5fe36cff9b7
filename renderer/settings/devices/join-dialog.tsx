import { Button, Group, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { notify, useTexts } from '../../kit'
import { useStore } from '../../store'
import settings from '../settings.module.css'

/** Takes the code that another device of the person shows. */
export function JoinDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts('devices')
  const kit = useTexts('kit')
  const { travel } = useStore()
  const [code, setCode] = useState('')
  const [isWrong, setWrong] = useState(false)
  const join = async (event: FormEvent) => {
    event.preventDefault()
    try {
      if (await travel.join(code)) onClose()
      else setWrong(true)
    } catch {
      notify({ kind: 'failed', message: t('failed') })
    }
  }
  return (
    <Modal opened onClose={onClose} title={t('join.title')} closeButtonProps={{ 'aria-label': kit('close') }}>
      <form className={settings.form} onSubmit={(event) => void join(event)}>
        <p className={settings.note}>{t('join.intro')}</p>
        <TextInput
          label={t('join.label')}
          value={code}
          error={isWrong ? t('join.wrong') : null}
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          data-autofocus
          onChange={({ currentTarget: { value } }) => {
            setCode(value)
            setWrong(false)
          }}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {kit('cancel')}
          </Button>
          <Button type="submit" disabled={code.trim() === ''}>
            {t('join.join')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
