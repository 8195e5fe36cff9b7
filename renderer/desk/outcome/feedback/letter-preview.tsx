import type { Suggestion } from '../../../../shared/domain'
import { useTexts } from '../../../kit'
import { Prose } from '../../../review'
import classes from './feedback.module.css'

type Props = {
  letter: string
  /** What the letter says about the outcome: what was chosen, what is suggested, or nothing yet. */
  basis: 'decided' | 'suggested' | 'open'
  suggestion: Suggestion
}

/** The letter as the candidate will read it, on paper as a page of evidence is. */
export function LetterPreview({ letter, basis, suggestion }: Props) {
  const t = useTexts('feedback')
  const desk = useTexts('desk')
  return (
    <section className={classes.preview} aria-label={t('preview.title')}>
      {basis !== 'decided' && (
        <p className={classes.basis}>
          {basis === 'suggested'
            ? t('preview.asSuggested', { outcome: desk(`outcome.${suggestion.outcome}`) })
            : t('preview.undecided')}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls must be reachable for the keys that scroll it. */}
      <div className={classes.page} tabIndex={0} role="group" aria-label={t('preview.title')}>
        <Prose markdown={letter} />
      </div>
    </section>
  )
}
