import { Link } from 'wouter'
import type { Report } from '../../shared/domain'
import { useTexts } from '../kit'
import { useStore, useStoreQuery } from '../store'
import classes from './reports.module.css'
import type { Said } from './said'
import { nameOf } from './well-card'

/** What one could do: how the panel reads the criteria that stand out, and practice. */
export function HelpCard({ report, said }: { report: Report; said: Said }) {
  const t = useTexts('reports')
  const { threads } = useStore()
  const { achievementId } = report
  const about = [...new Map([...said.leans, ...said.perhaps, ...said.rare].map((one) => [one.id, one])).values()]
  const known = useStoreQuery(async () => {
    const [readings, rounds] = await Promise.all([threads.readings(achievementId), threads.panelRounds()])
    return { readings, rounds: rounds.filter((round) => round.achievementId === achievementId) }
  }, [achievementId])
  const readings = about.flatMap((criterion) =>
    (known?.readings ?? []).flatMap((reading) => (reading.criterionId === criterion.id ? { criterion, reading } : [])),
  )
  const title = t('help.title')
  return (
    <section className={classes.card} aria-label={title}>
      <h2>{title}</h2>
      {about.length === 0 ? (
        <p>{t('help.none')}</p>
      ) : (
        <>
          <p>{t(readings.length > 0 ? 'help.readings' : 'help.noReadings')}</p>
          {readings.length > 0 && (
            <ul className={classes.readings}>
              {readings.map(({ criterion, reading }) => (
                <li key={reading.id}>
                  <strong>{nameOf(criterion)}</strong>
                  <blockquote>{reading.words}</blockquote>
                  <Link href={`/calibration/${reading.roundId}`}>{t('help.readingIn', { round: reading.roundName })}</Link>
                </li>
              ))}
            </ul>
          )}
          <p>{t('help.practice')}</p>
        </>
      )}
      {known !== undefined && known.rounds.length > 0 && (
        <ul className={classes.said}>
          {known.rounds.map(({ id, name }) => (
            <li key={id}>
              <Link href={`/calibration/${id}`}>{t('help.threads', { round: name })}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
