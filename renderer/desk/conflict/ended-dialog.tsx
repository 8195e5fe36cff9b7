import { Button } from '@mantine/core'
import { useState } from 'react'
import { scoreFor } from '../../../shared/domain'
import { ConfirmDialog, useFormats, useTexts } from '../../kit'
import type { DeskRecord } from '../../store'
import type { SessionView } from '../session/desk-session'
import classes from './conflict.module.css'
import type { Conflict, EndedKind } from './conflict'
import { ConflictDialog } from './conflict-dialog'

type Props = {
  record: DeskRecord
  conflict: Extract<Conflict, { kind: EndedKind }>
  view: SessionView
  onExport(): void
  /** Takes it and my work away from this machine. */
  onRemove(): Promise<void>
  onClose(): void
}

/** Withdrawn, moved to somebody else, or decided already: what is so now, what is kept of mine, and the ways to leave it. */
export function EndedDialog({ record, conflict, view, onExport, onRemove, onClose }: Props) {
  const t = useTexts('conflict')
  const formats = useFormats()
  const [isAsking, setAsking] = useState(false)
  const { kind, at } = conflict
  const { candidate } = record.submission
  const values = { candidate: candidate.name ?? candidate.pseudonym, achievement: record.achievement.name }
  return (
    <ConflictDialog
      title={t(`${kind}.title`)}
      lead={
        <>
          <p>{t(`${kind}.lead`, values)}</p>
          {at !== null && <p className={classes.faint}>{t('learned', { time: formats.dateTime(at) })}</p>}
        </>
      }
      onExport={onExport}
      onClose={onClose}
      decision={
        <Button color="red" variant="light" aria-haspopup="dialog" onClick={() => setAsking(true)}>
          {t('remove')}
        </Button>
      }
    >
      <div className={classes.both}>
        <section className={classes.half} aria-labelledby="conflict-there">
          <h3 id="conflict-there">{t('there')}</h3>
          <p>{t(`${kind}.there`)}</p>
          {kind === 'decided' && <Outcome outcome={record.receipt?.outcome ?? null} />}
        </section>
        <MyWork record={record} view={view} />
      </div>
      <ConfirmDialog
        opened={isAsking}
        title={t('removeTitle')}
        confirmLabel={t('remove')}
        isDangerous
        onConfirm={onRemove}
        onClose={() => setAsking(false)}
      >
        {t('removeWarning')}
      </ConfirmDialog>
    </ConflictDialog>
  )
}

function Outcome({ outcome }: { outcome: NonNullable<DeskRecord['receipt']>['outcome'] }) {
  const t = useTexts('conflict')
  const earlier = useTexts('earlier')
  if (outcome === null) return <p className={classes.faint}>{t('decided.outcomeUnknown')}</p>
  return <p>{t('decided.outcome', { outcome: earlier(`outcome.${outcome}`) })}</p>
}

/** What I have done, as far as I got. */
function MyWork({ record, view }: Pick<Props, 'record' | 'view'>) {
  const t = useTexts('conflict')
  const formats = useFormats()
  const { assessment, annotations } = view
  return (
    <section className={classes.half} aria-labelledby="conflict-here">
      <h3 id="conflict-here">{t('here')}</h3>
      <ul className={classes.levels}>
        {record.rubric.criteria.map((criterion) => {
          const { levelId } = scoreFor(assessment, criterion.id)
          const level = criterion.levels.find(({ id }) => id === levelId)
          return (
            <li key={criterion.id}>
              <span>
                {criterion.code} {criterion.title}
              </span>
              <span className={level ? undefined : classes.faint}>{level?.title ?? t('mine.none')}</span>
            </li>
          )
        })}
      </ul>
      <p className={classes.faint}>
        {t('work.notes', { count: annotations.length })} · {t(assessment.feedback.trim() ? 'work.feedback' : 'work.noFeedback')} ·{' '}
        {t('work.changed', { time: formats.dateTime(assessment.updatedAt) })}
      </p>
    </section>
  )
}
