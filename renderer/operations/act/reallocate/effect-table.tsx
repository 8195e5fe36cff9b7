import { dateOf, PACE_DAYS } from '../../../../shared/flow'
import { useFormats, useTexts } from '../../../kit'
import classes from '../act.module.css'
import type { Load, Plan } from './plan'

/** So many people are told of; beside more, the table says nothing any more. */
const MOST_TOLD = 12

type Props = { plan: Plan; loads: readonly Load[]; isByHub: boolean }

/** What becomes of loads and promises, and what that assumes. */
export function EffectTable({ plan, loads, isByHub }: Props) {
  const t = useTexts('acting')
  const formats = useFormats()
  const { before, after } = plan.effect
  const changeOf = ({ before: was, after: is }: Plan['effect']['loads'][number]) => Math.abs(is - was)
  const changed = [...plan.effect.loads].sort((a, b) => changeOf(b) - changeOf(a))
  const nameOf = (personId: string) => loads.find((load) => load.personId === personId)?.name ?? ''
  const dateWords = (day: number | null) => (day === null ? t('effect.unknown') : formats.calendarDate(dateOf(day)))
  const total = plan.moves.length + plan.blocked.filter(({ obstacle }) => obstacle !== 'not-movable').length
  return (
    <section className={classes.effect} aria-label={t('effect.title')} aria-live="polite">
      <h3>{t('effect.title')}</h3>
      <p className={classes.outlook}>
        <span>{t('effect.past')}</span>
        <b>
          <bdi>{formats.number(before.past)}</bdi> → <bdi>{formats.number(after.past)}</bdi>
        </b>
        <span>{t('effect.ofAll', { count: total })}</span>
      </p>
      {(before.unknown > 0 || after.unknown > 0) && (
        <p className={classes.note}>{t('effect.unknownCount', { before: before.unknown, after: after.unknown })}</p>
      )}
      {isByHub && <p className={classes.note}>{t('effect.byHub')}</p>}
      {plan.byHand > 0 && <p className={classes.note}>{t('effect.byHand', { count: plan.byHand })}</p>}
      {changed.length > 0 && (
        <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('effect.loads')}>
          <table className={classes.table}>
            <caption>{t('effect.loads')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('effect.person')}</th>
                <th scope="col">{t('effect.open')}</th>
                <th scope="col">{t('effect.doneOn')}</th>
              </tr>
            </thead>
            <tbody>
              {changed.slice(0, MOST_TOLD).map((load) => (
                <tr key={load.personId}>
                  <th scope="row">{nameOf(load.personId)}</th>
                  <td>
                    {formats.number(load.before)} → <b>{formats.number(load.after)}</b>
                  </td>
                  <td>
                    {dateWords(load.doneBefore)} → <b>{dateWords(load.doneAfter)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {changed.length > MOST_TOLD && (
            <p className={classes.note}>{t('effect.more', { count: changed.length - MOST_TOLD })}</p>
          )}
        </div>
      )}
      <p className={classes.note}>{t('effect.assumes', { count: PACE_DAYS })}</p>
    </section>
  )
}
