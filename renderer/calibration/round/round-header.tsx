import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { bindKeys, Chip, ConfirmDialog, notify, useFormats, useShortcuts, useTexts } from '../../kit'
import { type RoundRecord, useStore } from '../../store'
import classes from '../calibration.module.css'
import { CALIBRATION_KEYS } from '../calibration-keys'
import { StateChip } from '../rounds/state-chip'

/** What round it is, how far it has come, and the way to open and to close it. */
export function RoundHeader({ record }: { record: RoundRecord }) {
  const t = useTexts('calibration')
  const formats = useFormats()
  const [, go] = useLocation()
  const { calibration } = useStore()
  const [asks, setAsks] = useState<'open' | 'close' | null>(null)
  const { round, scores, asked } = record
  const progress = progressOf(record)
  const isWaiting = asked?.state === 'waiting'
  const mayOpen = round.state === 'preparing' && !isWaiting && progress.references === round.exemplars.length
  const mayClose = round.state !== 'closed' && !isWaiting
  useShortcuts(
    bindKeys(CALIBRATION_KEYS, t, {
      'calibration.back': () => go('/calibration'),
      ...(mayOpen && { 'calibration.open': () => setAsks('open') }),
      ...(mayClose && { 'calibration.close': () => setAsks('close') }),
    }),
  )
  const ask = async (wish: 'open' | 'close') => {
    try {
      await calibration[wish](round.id)
    } catch {
      notify({ kind: 'failed', message: t('asked.failed') })
    }
  }
  const size = { count: round.panel.length, exemplars: round.exemplars.length }
  const done = { done: progress.finished, total: round.panel.length }
  const closing = round.mode === 'seeding' ? t('round.closeSeeding') : t('round.closeText', done)
  return (
    <header className={classes.header}>
      <Link href="/calibration" className={classes.back}>
        {t('title')}
      </Link>
      <h1>{round.name}</h1>
      <Chip>{t('rubricVersion', { version: round.rubricVersion })}</Chip>
      <Chip>{t(`mode.${round.mode}`)}</Chip>
      <StateChip state={round.state} />
      {round.state === 'preparing' ? (
        <Chip tone="brass">{t('round.references', { done: progress.references, total: round.exemplars.length })}</Chip>
      ) : (
        scores.length > 0 && (
          <Chip tone="green">
            {round.mode === 'seeding' ? t('round.scored', { count: progress.scored }) : t('round.finished', done)}
          </Chip>
        )
      )}
      {round.state !== 'closed' && (
        <span className={classes.note}>{t('round.lastDay', { date: formats.calendarDate(round.closesOn) })}</span>
      )}
      <span className={classes.spring} />
      <div className={classes.actions}>
        <Button
          component={Link}
          href={`/calibration/rubric/${round.achievementId}`}
          variant="default"
          leftSection={<IconPencil size={16} />}
        >
          {t('round.editRubric')}
        </Button>
        {round.state !== 'closed' && (
          <Button variant={round.state === 'open' ? 'filled' : 'default'} disabled={!mayClose} onClick={() => setAsks('close')}>
            {t('round.close')}
          </Button>
        )}
        {round.state === 'preparing' && (
          <Button disabled={!mayOpen} onClick={() => setAsks('open')}>
            {t('round.open')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        opened={asks === 'open'}
        title={t('round.openTitle')}
        confirmLabel={t('round.openConfirm')}
        onConfirm={() => ask('open')}
        onClose={() => setAsks(null)}
      >
        <p>{t(round.mode === 'seeding' ? 'round.openSeeding' : 'round.openText', size)}</p>
        <p>{t('round.openFixed')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asks === 'close'}
        title={t('round.closeTitle')}
        confirmLabel={t('round.closeConfirm')}
        isDangerous={round.state === 'preparing'}
        onConfirm={() => ask('close')}
        onClose={() => setAsks(null)}
      >
        <p>{round.state === 'preparing' ? t('round.closeUnheard') : closing}</p>
      </ConfirmDialog>
    </header>
  )
}

/** Exemplars with a reference, what the panel scored, and members who have scored every exemplar. */
function progressOf({ round, scores }: RoundRecord): { references: number; scored: number; finished: number } {
  const units = new Set(round.exemplars.map(({ submissionId }) => submissionId))
  const countOf = (personId: string | null) =>
    scores.filter((score) => score.personId === personId && units.has(score.submissionId)).length
  return {
    references: countOf(null),
    scored: scores.filter(({ personId }) => personId !== null).length,
    finished: round.panel.filter(({ personId }) => units.size > 0 && countOf(personId) === units.size).length,
  }
}
