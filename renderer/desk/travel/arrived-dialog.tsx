import { Button } from '@mantine/core'
import { findCriterion } from '../../../shared/domain'
import { announce, useTexts } from '../../kit'
import { CriterionDot } from '../../review'
import type { ArrivedField, DeskRecord } from '../../store'
import { AskingDialog } from '../asking/asking-dialog'
import type { DeskSession, SessionView } from '../session/desk-session'
import { ArrivedFieldRow } from './arrived-field-row'
import { choose } from './choose'
import classes from './travel.module.css'

type Props = {
  record: DeskRecord
  session: DeskSession
  view: SessionView
  fields: readonly ArrivedField[]
  /** It was read, and nothing more is told of it. */
  onDone(): void
  onClose(): void
}

/** Everything that came, field by field: what it was here, what it is there, and which of the two stands. */
export function ArrivedDialog({ record, session, view, fields, onDone, onClose }: Props) {
  const t = useTexts('desk')
  const kit = useTexts('kit')
  const rubric = record.followed?.rubric?.before ?? record.rubric
  const take = (field: ArrivedField, side: 'mine' | 'theirs') => {
    choose(session, field, side)
    announce(t(side === 'mine' ? 'travel.tookMine' : 'travel.tookTheirs'))
  }
  const row = (field: ArrivedField) => (
    <ArrivedFieldRow
      key={JSON.stringify(field.at)}
      record={record}
      field={field}
      view={view}
      onTake={(side) => take(field, side)}
    />
  )
  const criteria = [...new Set(fields.flatMap(({ at }) => (at.of === 'score' ? [at.criterionId] : [])))]
  const places = rubric.criteria.map(({ id }) => id)
  criteria.sort((a, b) => places.indexOf(a) - places.indexOf(b))
  const notes = fields.filter(({ at }) => at.of === 'annotation')
  const rest = fields.filter(({ at }) => at.of === 'assessment')
  return (
    <AskingDialog
      title={t('travel.title')}
      lead={<p>{t('travel.intro')}</p>}
      closeLabel={kit('close')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('travel.later')}
          </Button>
          <Button onClick={onDone}>{t('travel.done')}</Button>
        </>
      }
    >
      {criteria.map((id) => {
        const criterion = findCriterion(rubric, id)
        const name = criterion ? `${criterion.code} ${criterion.title}` : t('travel.unknownCriterion')
        return (
          <section key={id} className={classes.group} aria-label={name}>
            <h3>
              <CriterionDot index={places.indexOf(id)} />
              {name}
            </h3>
            {fields.filter(({ at }) => at.of === 'score' && at.criterionId === id).map(row)}
          </section>
        )
      })}
      {rest.length > 0 && (
        <section className={classes.group} aria-label={t('travel.conclusion')}>
          <h3>{t('travel.conclusion')}</h3>
          {rest.map(row)}
        </section>
      )}
      {notes.length > 0 && (
        <section className={classes.group} aria-label={t('travel.notesTitle')}>
          <h3>{t('travel.notesTitle')}</h3>
          {notes.map(row)}
        </section>
      )}
    </AskingDialog>
  )
}
