import { scoreFor } from '../../../shared/domain'
import { useFormats, useTexts } from '../../kit'
import type { DeskRecord } from '../../store'
import type { SessionView } from '../session/desk-session'
import asking from '../asking/asking.module.css'
import classes from './conflict.module.css'
import { LevelList } from './level-list'

type Props = {
  record: DeskRecord
  view: SessionView
  /** By criterion, the levels that mine are compared with; null where there are none. */
  otherLevels: Readonly<Record<string, string>> | null
}

/** What I have done, as far as I got. */
export function MyWork({ record, view, otherLevels }: Props) {
  const t = useTexts('conflict')
  const formats = useFormats()
  const { assessment, annotations } = view
  return (
    <section className={classes.half} aria-labelledby="conflict-here">
      <h3 id="conflict-here">{t('here')}</h3>
      <LevelList
        rubric={record.rubric}
        levelOf={(criterionId) => scoreFor(assessment, criterionId).levelId}
        {...(otherLevels && { otherOf: (criterionId) => otherLevels[criterionId] ?? null })}
      />
      <p className={asking.note}>
        {t('work.notes', { count: annotations.length })} · {t(assessment.feedback.trim() ? 'work.feedback' : 'work.noFeedback')} ·{' '}
        {t('work.changed', { time: formats.dateTime(assessment.updatedAt) })}
      </p>
    </section>
  )
}
