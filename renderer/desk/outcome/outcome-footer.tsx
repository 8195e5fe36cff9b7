import { Button, Menu } from '@mantine/core'
import { IconDots, IconFlag3, IconMessage2, IconMessage2Check, IconRosette } from '@tabler/icons-react'
import type { Assessment, Recommendation, Rubric, Scoring, Suggestion } from '../../../shared/domain'
import { IconButton, KeyHint, useTexts } from '../../kit'
import { useSuggestionHeadline, useSuggestionWords } from '../../review/rubric'
import classes from './outcome.module.css'

type Props = Pick<Scoring, 'annotations' | 'policy'> & {
  rubric: Rubric
  assessment: Assessment
  suggestion: Suggestion
  /** Nothing is missing but the outcome itself. */
  isReady: boolean
  /** Nothing can be decided any more. */
  readOnly: boolean
  showsFeedback: boolean
  onFeedback(): void
  onDecide(outcome: Recommendation): void
}

/** What the rubric suggests and why, and the ways to end the review; always in the same corner. */
export function OutcomeFooter(props: Props) {
  const { rubric, assessment, annotations, policy, suggestion, isReady, readOnly, showsFeedback, onDecide } = props
  const t = useTexts('desk')
  const reasons = useSuggestionWords(rubric, { assessment, annotations, policy }, suggestion)
  const awards = suggestion.outcome === 'awarded'
  const headline = useSuggestionHeadline(rubric, assessment, suggestion)
  // Filled is what the rubric suggests, once nothing is missing: until then both can be chosen, and the check says what is.
  const look = (isSuggested: boolean) => (isSuggested ? (isReady ? 'filled' : 'light') : 'default')
  // Where the column has no room for it, the key is still in the sheet and told to assistive technology.
  const hint = (isSuggested: boolean) =>
    isSuggested ? { rightSection: <KeyHint keys="mod+enter" />, classNames: { section: classes.keyHint ?? '' } } : {}
  const isWritten = assessment.feedback.trim() !== ''
  return (
    <section className={classes.footer} aria-label={t('outcome.title')}>
      <div className={classes.suggestion} aria-live="polite">
        <IconRosette size={18} className={classes.seal} aria-hidden="true" />
        <p>
          <strong>{headline}</strong>
          <span className={classes.reason}>{reasons.join(' · ')}</span>
        </p>
      </div>
      <div className={classes.actions}>
        <Button
          px="0.5rem"
          className={classes.feedback ?? ''}
          variant="default"
          leftSection={isWritten ? <IconMessage2Check size={16} className={classes.written ?? ''} /> : <IconMessage2 size={16} />}
          aria-expanded={showsFeedback}
          aria-label={isWritten ? t('feedback.buttonWritten') : undefined}
          onClick={props.onFeedback}
        >
          <span className={classes.word}>{t('feedback.button')}</span>
        </Button>
        <div className={classes.deciding}>
          <Menu position="top-end" shadow="md" withinPortal withInitialFocusPlaceholder={false}>
            <Menu.Target>
              <IconButton label={t('outcome.more')} size="md" disabled={readOnly} icon={<IconDots size={17} />} />
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconFlag3 size={15} />} onClick={() => onDecide('referred')}>
                {t('outcome.refer')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <Button px="0.5rem" disabled={readOnly} variant={look(!awards)} {...hint(!awards)} onClick={() => onDecide('not-yet')}>
            {t('outcome.decide.not-yet')}
          </Button>
          <Button px="sm" disabled={readOnly} variant={look(awards)} {...hint(awards)} onClick={() => onDecide('awarded')}>
            {t('outcome.decide.awarded')}
          </Button>
        </div>
      </div>
    </section>
  )
}
