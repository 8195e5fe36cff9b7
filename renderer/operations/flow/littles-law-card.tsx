import type { FlowAnswer } from '../../../shared/protocol'
import { useFormats, useTexts } from '../../kit'
import classes from './flow.module.css'
import { useLawWords } from './use-law-words'

/** Whether what is open, how fast it leaves and how long it takes agree; and if not, why. */
export function LittlesLawCard({ law }: { law: FlowAnswer['littlesLaw'] }) {
  const t = useTexts('flow')
  const formats = useFormats()
  const words = useLawWords()
  const { says, verdict, because } = words(law)
  return (
    <section className={classes.card} aria-label={t('law.title')}>
      <h2>{t('law.title')}</h2>
      <p className={classes.note}>
        {t('law.about')}
        {'passages' in law && ` · ${t('law.n', { count: law.passages, n: formats.number(law.passages) })}`}
      </p>
      {says !== null && <p>{says}</p>}
      <p>{verdict}</p>
      {because.length > 0 && (
        <ul>
          {because.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
