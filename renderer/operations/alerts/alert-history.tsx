import { type Achievement, type Alert, ALERTS_KEPT_DAYS } from '../../../shared/domain'
import { LoadingState, useFormats, useTexts } from '../../kit'
import { useStoreQuery } from '../../store'
import { useAboutWords } from './achievement-words'
import classes from './alerts.module.css'

type Props = { achievements: readonly Achievement[] }

/** What rules told, the latest first. */
export function AlertHistory({ achievements }: Props) {
  const t = useTexts('alerts')
  const alerts = useStoreQuery(({ alerting }) => alerting.alerts(), [])
  return (
    <section className={classes.card} aria-labelledby="alert-history">
      <header className={classes.head}>
        <h2 id="alert-history">{t('history.title')}</h2>
      </header>
      {alerts === undefined ? (
        <LoadingState rows={2} />
      ) : alerts.length === 0 ? (
        <p className={classes.note}>{t('history.none', { count: ALERTS_KEPT_DAYS })}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reached by the keyboard.
        <div className={classes.scroll} role="group" aria-labelledby="alert-history" tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('history.rule')}</th>
                <th scope="col">{t('history.fired')}</th>
                <th scope="col">{t('history.value')}</th>
                <th scope="col">{t('history.told')}</th>
                <th scope="col">{t('history.over')}</th>
              </tr>
            </thead>
            <tbody>
              {alerts.map((alert) => (
                <HistoryRow key={alert.id} alert={alert} achievements={achievements} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function HistoryRow({ alert, achievements }: Props & { alert: Alert }) {
  const t = useTexts('alerts')
  const formats = useFormats()
  const about = useAboutWords(achievements)
  const { name, measure, achievementId, firedAt, value, n, toldAt, timesTold, clearedAt } = alert
  const told =
    toldAt !== null
      ? t('history.toldAt', { at: formats.dateTime(toldAt), count: timesTold })
      : clearedAt === null
        ? t('history.kept')
        : t('history.never')
  return (
    <tr>
      <th scope="row">
        {name} <span className={classes.aside}>{about(achievementId)}</span>
      </th>
      <td>{formats.dateTime(firedAt)}</td>
      <td>{t(`value.${measure}`, { value: formats.number(Math.round(value * 10) / 10), n: formats.number(n) })}</td>
      <td>{told}</td>
      <td>{clearedAt === null ? t('history.holds') : formats.dateTime(clearedAt)}</td>
    </tr>
  )
}
