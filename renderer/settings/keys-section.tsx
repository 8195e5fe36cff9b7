import { Switch } from '@mantine/core'
import { ShortcutList, useCharacterKeys, useTexts } from '../kit'
import { Row, Section } from './section'
import classes from './settings.module.css'

/** Whether single letters do something, and the list of keys. */
export function KeysSection() {
  const t = useTexts('settings')
  const [isOn, setOn] = useCharacterKeys()
  return (
    <Section title={t('keys.title')}>
      <Row name={t('keys.characterKeys')} hint={t('keys.characterKeysHint')}>
        <Switch checked={isOn} onChange={(event) => setOn(event.currentTarget.checked)} aria-label={t('keys.characterKeys')} />
      </Row>
      <div className={classes.keys}>
        <ShortcutList />
      </div>
    </Section>
  )
}
