import { useTexts } from '../../kit'
// Not by its room's index, which brings every viewer along.
import { Prose } from '../../review/prose/prose'
import type { QueueDecision } from '../../store'
import classes from './before-release.module.css'

/** What a decision says: the levels that would be recorded, and what the candidate would read. */
export function DecisionDetails({ decision: { levels, feedback } }: { decision: QueueDecision }) {
  const t = useTexts('beforeRelease')
  return (
    <div className={classes.details}>
      <section aria-label={t('levels')}>
        <h3>{t('levels')}</h3>
        <dl className={classes.levels}>
          {levels.map(({ code, criterion, level }) => (
            <div key={code}>
              <dt>
                <span className={classes.code}>{code}</span> {criterion}
              </dt>
              <dd>{level}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-label={t('feedback')}>
        <h3>{t('feedback')}</h3>
        {feedback.trim() === '' ? <p className={classes.quiet}>{t('noFeedback')}</p> : <Prose markdown={feedback} />}
      </section>
    </div>
  )
}
