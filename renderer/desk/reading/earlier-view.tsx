import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import type { EarlierDecision } from '../../../shared/domain'
import { useFormats, useTexts } from '../../kit'
import { Prose } from '../../review'
import classes from './reading.module.css'

/** What was decided about the revision before, as the candidate was told, and what they have addressed since. */
export function EarlierView({ decision }: { decision: EarlierDecision }) {
  const t = useTexts('desk')
  const formats = useFormats()
  return (
    <div className={classes.scroll}>
      <article className={classes.sheet}>
        <h2>{t(`earlier.outcome.${decision.outcome}`)}</h2>
        <p className={classes.caption}>
          {t('earlier.caption', { revision: decision.revision, date: formats.calendarDate(decision.decidedOn) })}
        </p>
        {decision.points.length > 0 && (
          <>
            <h3>{t('earlier.points')}</h3>
            <ul className={classes.points}>
              {decision.points.map((point) => (
                <li key={point.text} data-addressed={point.addressed || undefined}>
                  {point.addressed ? (
                    <IconCircleCheck size={18} aria-hidden="true" />
                  ) : (
                    <IconCircleDashed size={18} aria-hidden="true" />
                  )}
                  <span>
                    {point.text}
                    <span className={classes.caption}>{t(point.addressed ? 'earlier.isAddressed' : 'earlier.isOpen')}</span>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        <h3>{t('earlier.feedback')}</h3>
        {decision.feedback.trim() === '' ? <p>{t('earlier.noFeedback')}</p> : <Prose markdown={decision.feedback} />}
      </article>
    </div>
  )
}
