import { useFormats, useTexts } from '../../../kit'
import classes from '../act.module.css'
import type { Load, Plan } from './plan'

/** So many are named; the others are counted. */
const MOST_NAMED = 8

type Props = { blocked: Plan['blocked']; loads: readonly Load[]; achievementName(achievementId: string): string }

/** What stays where it is, each with why. */
export function BlockedList({ blocked, loads, achievementName }: Props) {
  const t = useTexts('acting')
  const formats = useFormats()
  const nameOf = (personId: string | null) => loads.find((load) => load.personId === personId)?.name
  return (
    <section className={classes.blocked} aria-label={t('blocked.title', { count: blocked.length })}>
      <h3>{t('blocked.title', { count: blocked.length })}</h3>
      <ul>
        {blocked.slice(0, MOST_NAMED).map(({ piece, obstacle }) => (
          <li key={piece.submissionId}>
            {t('blocked.piece', {
              achievement: achievementName(piece.achievementId),
              date: formats.calendarDate(piece.promisedOn),
              who: nameOf(piece.assessorId) ?? t('blocked.nobody'),
            })}{' '}
            <span className={classes.aside}>{t(`blocked.${obstacle === 'nobody' ? 'nobody-may' : obstacle}`)}</span>
          </li>
        ))}
        {blocked.length > MOST_NAMED && <li>{t('blocked.more', { count: blocked.length - MOST_NAMED })}</li>}
      </ul>
    </section>
  )
}
