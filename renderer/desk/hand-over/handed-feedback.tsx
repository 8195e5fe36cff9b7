import { useTexts } from '../../kit'
import asking from '../asking/asking.module.css'
import { Card, Sides } from '../asking/sides'
import classes from './hand-over.module.css'
import { TakeButton } from './take-button'

type Props = { theirs: string; mine: string; readOnly: boolean; onTake(): void }

/** What the other assessor had begun to write to the candidate, beside mine. */
export function HandedFeedback({ theirs, mine, readOnly, onTake }: Props) {
  const t = useTexts('desk')
  if (theirs.trim() === '') return null
  const isTaken = theirs === mine
  return (
    <Card
      heading="h3"
      name={t('handOver.feedback')}
      action={
        !readOnly && (
          <TakeButton
            size="compact-sm"
            variant="default"
            isTaken={isTaken}
            label={t(isTaken ? 'handOver.feedbackTaken' : 'handOver.takeFeedback')}
            onTake={onTake}
          >
            {t(isTaken ? 'handOver.isTaken' : 'handOver.take')}
          </TakeButton>
        )
      }
    >
      <Sides>
        <section className={classes.side} aria-label={t('handOver.theirs')}>
          <h4>{t('handOver.theirs')}</h4>
          <p className={classes.words}>{theirs}</p>
        </section>
        <section className={classes.side} aria-label={t('handOver.yours')}>
          <h4>{t('handOver.yours')}</h4>
          {mine.trim() === '' ? (
            <p className={asking.note}>{t('handOver.noFeedback')}</p>
          ) : (
            <p className={classes.words}>{mine}</p>
          )}
        </section>
      </Sides>
    </Card>
  )
}
