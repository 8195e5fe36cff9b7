import { Button } from '@mantine/core'
import { useTexts } from '../../kit'
import classes from './hand-over.module.css'

type Props = { theirs: string; mine: string; readOnly: boolean; onTake(): void }

/** What the other assessor had begun to write to the candidate, beside mine. */
export function HandedFeedback({ theirs, mine, readOnly, onTake }: Props) {
  const t = useTexts('desk')
  if (theirs.trim() === '') return null
  const isTaken = theirs === mine
  return (
    <article className={classes.card} aria-label={t('handOver.feedback')}>
      <header className={classes.cardHead}>
        <h3>{t('handOver.feedback')}</h3>
        {!readOnly && (
          <Button
            size="compact-sm"
            variant="default"
            disabled={isTaken}
            aria-label={t(isTaken ? 'handOver.feedbackTaken' : 'handOver.takeFeedback')}
            onClick={onTake}
          >
            {t(isTaken ? 'handOver.isTaken' : 'handOver.take')}
          </Button>
        )}
      </header>
      <div className={classes.sides}>
        <section className={classes.side} aria-label={t('handOver.theirs')}>
          <h4>{t('handOver.theirs')}</h4>
          <p className={classes.words}>{theirs}</p>
        </section>
        <section className={classes.side} aria-label={t('handOver.yours')}>
          <h4>{t('handOver.yours')}</h4>
          {mine.trim() === '' ? (
            <p className={classes.note}>{t('handOver.noFeedback')}</p>
          ) : (
            <p className={classes.words}>{mine}</p>
          )}
        </section>
      </div>
    </article>
  )
}
