import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Chip, notify, useFormats, useNow, useTexts } from '../../kit'
import { type TravelStatus, useStore, useStoreQuery } from '../../store'
import { Row, Section } from '../section'
import { CodeDialog } from './code-dialog'
import classes from './devices.module.css'
import { JoinDialog } from './join-dialog'
import { LostCode } from './lost-code'
import { StopDialog } from './stop-dialog'

/** Whether drafts travel between the person's devices, how they stand, and how that is changed. */
export function DevicesSection() {
  const t = useTexts('devices')
  const { travel } = useStore()
  const status = useStoreQuery(() => travel.status(), [])
  const [shown, setShown] = useState<'code' | 'join' | 'stop' | null>(null)
  useEffect(() => {
    // What the hub says may be old: another device may have begun or stopped since.
    travel.look().catch((error: unknown) => console.warn('It could not be asked whether drafts travel.', error))
  }, [travel])
  if (!status) return null

  const { state, provider, isOnElsewhere } = status
  const close = () => setShown(null)
  const begin = async () => {
    try {
      await travel.begin()
      setShown('code')
    } catch {
      notify({ kind: 'failed', message: t('failed') })
    }
  }
  const enter = (variant: 'filled' | 'default') => (
    <Button variant={variant} onClick={() => setShown('join')}>
      {t('enter')}
    </Button>
  )
  const isOff = state === 'off'
  const mayBegin = provider !== 'forbids' && ((isOff && !isOnElsewhere) || state === 'ended')
  return (
    <Section title={t('title')}>
      <Row name={t('drafts')} hint={<Hint status={status} />}>
        <StateChip status={status} />
        {mayBegin && <Button onClick={() => void begin()}>{t(isOff ? 'begin' : 'again')}</Button>}
        {provider !== 'forbids' && isOff && enter(isOnElsewhere ? 'filled' : 'default')}
        {provider !== 'forbids' && state === 'other-key' && enter('filled')}
        {(state === 'on' || state === 'waiting') && (
          <Button variant="default" onClick={() => setShown('code')}>
            {t('show')}
          </Button>
        )}
        {!isOff && (
          <Button variant="default" onClick={() => setShown('stop')}>
            {t('end')}
          </Button>
        )}
      </Row>
      {isOff && isOnElsewhere && provider === 'allows' && <LostCode />}
      {shown === 'code' && <CodeDialog onClose={close} />}
      {shown === 'join' && <JoinDialog onClose={close} />}
      {shown === 'stop' && <StopDialog onClose={close} />}
    </Section>
  )
}

function StateChip({ status: { state, provider } }: { status: TravelStatus }) {
  const t = useTexts('devices')
  if (provider === 'forbids') return <Chip>{t('state.forbids')}</Chip>
  const tones = { off: 'neutral', waiting: 'blue', on: 'green', 'other-key': 'red', ended: 'neutral' } as const
  return <Chip tone={tones[state]}>{t(`state.${state}`)}</Chip>
}

/** What it does, or how it stands: one thing each, so that nobody has to read more than concerns them. */
function Hint({ status }: { status: TravelStatus }) {
  const t = useTexts('devices')
  const formats = useFormats()
  const now = useNow(60)
  const { state, provider, isOnElsewhere, isDeleting, drafts, lastAt, held, unreadable, tooLarge } = status
  const main = provider === 'forbids' ? 'forbids' : state === 'off' && isOnElsewhere ? 'elsewhere' : state
  const lines = [t(`hint.${main}`)]
  if (isDeleting) lines.push(t('hint.deleting'))
  if (state === 'on') {
    const at = lastAt === null ? null : (formats.age(lastAt, now) ?? t('justNow'))
    lines.push([t('inStep', { count: drafts }), ...(at === null ? [] : [t('last', { at })])].join(' · '))
  }
  if (held > 0) lines.push(t('held', { count: held }))
  if (unreadable > 0) lines.push(t('unreadable', { count: unreadable }))
  if (tooLarge > 0) lines.push(t('tooLarge', { count: tooLarge }))
  return lines.map((line) => (
    <span key={line} className={classes.line}>
      {line}
    </span>
  ))
}
