import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { notify, useFormats, useHubNow, useTexts } from '../kit'
import { type KnownAbsence, useStore, useStoreQuery, type Whom } from '../store'
import { Row, Section } from './section'
import classes from './settings.module.css'

/** From when until when one takes no new work; offline too, the hub is told when there is a connection. */
export function AwaySection({ me }: { me: Whom }) {
  const t = useTexts('settings')
  const formats = useFormats()
  const { acting } = useStore()
  const today = formats.today(useHubNow(60))
  const all = useStoreQuery(() => acting.absences(), [])
  const mine = all?.filter((one) => one.personId === me.personId && (one.until === null || one.until >= today)) ?? []
  return (
    <Section title={t('away.title')}>
      {mine.map((absence) => (
        <Row key={absence.id} name={wordsOf(absence)} hint={absence.isWaiting ? t('away.waiting') : undefined}>
          <EndButton me={me} absence={absence} />
        </Row>
      ))}
      <AwayForm me={me} today={today} />
    </Section>
  )

  function wordsOf({ from, until }: KnownAbsence): string {
    const dates = { from: formats.calendarDate(from), until: until === null ? '' : formats.calendarDate(until) }
    return t(until === null ? 'away.from' : 'away.fromUntil', dates)
  }
}

function EndButton({ me, absence }: { me: Whom; absence: KnownAbsence }) {
  const t = useTexts('settings')
  const { acting } = useStore()
  const end = async () => {
    try {
      const acted = await acting.endAbsence(me, absence.id)
      notify({ message: t('away.ended'), undo: () => void acting.undo(acted, '') })
    } catch {
      notify({ kind: 'failed', message: t('away.failed') })
    }
  }
  return (
    <Button variant="default" onClick={() => void end()}>
      {t('away.end')}
    </Button>
  )
}

function AwayForm({ me, today }: { me: Whom; today: string }) {
  const t = useTexts('settings')
  const { acting } = useStore()
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const isBackwards = until !== '' && until < from
  const isOver = until !== '' && until < today
  const keep = async () => {
    if (from === '' || isBackwards || isOver) return
    try {
      const acted = await acting.setAbsence(me, { from, until: until === '' ? null : until })
      setFrom('')
      setUntil('')
      notify({ message: t('away.kept'), undo: () => void acting.undo(acted, '') })
    } catch {
      notify({ kind: 'failed', message: t('away.failed') })
    }
  }
  return (
    <form
      className={classes.awayForm}
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <p className={classes.hint}>{t('away.hint')}</p>
      <TextInput type="date" label={t('away.first')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
      <TextInput
        type="date"
        label={t('away.last')}
        description={until === '' ? t('away.open') : undefined}
        error={(isBackwards && t('away.backwards')) || (isOver && t('away.over'))}
        min={from || today}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" aria-disabled={from === '' || isBackwards || isOver}>
        {t('away.keep')}
      </Button>
    </form>
  )
}
