import { Switch, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { KeyEditor, notify, useChangeKeys, useKeySettings, useTexts } from '../kit'
import { Row, Section } from './section'
import classes from './settings.module.css'

/** Whether keys that type a character do something, and every key of the workbench, to be changed one by one. */
export function KeysSection() {
  const t = useTexts('settings')
  const { characterKeys } = useKeySettings()
  const change = useChangeKeys()
  const [search, setSearch] = useState('')
  const turn = (on: boolean) =>
    change((settings) => ({ ...settings, characterKeys: on })).catch(() => notify({ kind: 'failed', message: t('keys.failed') }))
  return (
    <Section title={t('keys.title')}>
      <Row name={t('keys.characterKeys')} hint={t('keys.characterKeysHint')}>
        <Switch
          checked={characterKeys}
          onChange={(event) => void turn(event.currentTarget.checked)}
          aria-label={t('keys.characterKeys')}
        />
      </Row>
      <div className={classes.keys}>
        <TextInput
          leftSection={<IconSearch size={16} aria-hidden />}
          aria-label={t('keys.search')}
          placeholder={t('keys.search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <KeyEditor search={search} />
      </div>
    </Section>
  )
}
