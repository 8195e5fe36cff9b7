import { Switch } from '@mantine/core'
import { useState } from 'react'
import { askForNotices, mayTellOutside, NOTICES_PREFERENCE, type NoticeChoice, noticeRight, useTexts } from '../kit'
import { useStore, useStoreQuery } from '../store'
import { Row, Section } from './section'

/** Whether Assay tells by the system what came while one looked elsewhere. */
export function NoticesSection() {
  const t = useTexts('settings')
  const { preferences } = useStore()
  const choice = useStoreQuery(() => preferences.get<NoticeChoice>(NOTICES_PREFERENCE, null), [])
  const [right, setRight] = useState(noticeRight)
  const choose = async (isOn: boolean) => {
    const may = isOn ? await askForNotices() : false
    setRight(noticeRight())
    await preferences.set(NOTICES_PREFERENCE, may)
  }
  return (
    <Section title={t('notices.title')}>
      <Row name={t('notices.name')} hint={t(right === 'never' ? 'notices.never' : 'notices.hint')}>
        <Switch
          aria-label={t('notices.name')}
          checked={choice !== undefined && mayTellOutside(choice)}
          disabled={right === 'never'}
          onChange={(event) => void choose(event.currentTarget.checked)}
        />
      </Row>
    </Section>
  )
}
