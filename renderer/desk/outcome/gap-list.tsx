import { IconInfoCircle } from '@tabler/icons-react'
import { useTexts } from '../../kit'
import type { Gap, Place } from './missing'
import classes from './outcome.module.css'

type Props = {
  gaps: readonly Gap[]
  /** How many items of evidence were opened. */
  read: { read: number; total: number }
  onGoTo(place: Place): void
}

/** What may go out without but is better not left out, criterion by criterion, each with the way to where it is written. */
export function GapList({ gaps, read, onGoTo }: Props) {
  const t = useTexts('desk')
  return (
    <section className={classes.gaps} aria-label={t('submit.gaps')}>
      <h3>
        <IconInfoCircle size={16} aria-hidden="true" />
        {t('submit.gaps')}
      </h3>
      <ul>
        {read.read < read.total && (
          <li>
            <span>{t('gap.evidenceRead')}</span>
            <span className={classes.lacks}>{t('evidence.read', read)}</span>
          </li>
        )}
        {gaps.map(({ criterion, lacks }) => (
          <li key={criterion?.id ?? 'whole'}>
            <span>{criterion ? `${criterion.code} ${criterion.title}` : t('gap.whole')}</span>
            <span className={classes.lacks}>
              {lacks.map(({ what, goTo }) => (
                <button
                  key={what}
                  type="button"
                  aria-label={what === 'feedback' ? undefined : t(`gap.${what}At`, { code: criterion?.code ?? '' })}
                  onClick={() => onGoTo(goTo)}
                >
                  {t(`gap.${what}`)}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
