import { useFormats, useTexts } from '../../kit'
import { useForecastNow } from '../forecast'
import type { Figure } from '../../store'
import type { FlowAnswer, OperationsToday, TurnaroundAnswer } from '../../../shared/protocol'
import classes from '../operations.module.css'
import { keptOf, summarise } from './summary'

type Props = {
  figures: OperationsToday
  turnaround: Figure<TurnaroundAnswer> | undefined
  achievementId: string | null
  /** What a forecast draws from; null while it isn't known. */
  flow: FlowAnswer | null
}

/** How work stands, in a few numbers. */
export function NumberCards({ figures, turnaround, achievementId, flow }: Props) {
  const t = useTexts('operations')
  const formats = useFormats()
  const { open, withCandidate, late, soon, arrived, ended, mostly } = summarise(figures, achievementId)
  return (
    <dl className={classes.cards}>
      <div className={classes.number}>
        <dt>{t('cards.open')}</dt>
        <dd className={classes.value}>{formats.number(open)}</dd>
        <dd>{t('cards.moved', { arrived: formats.number(arrived), ended: formats.number(ended) })}</dd>
        {withCandidate > 0 && (
          <dd>{t('cards.withCandidate', { count: withCandidate, number: formats.number(withCandidate) })}</dd>
        )}
      </div>
      <div className={classes.number}>
        <dt>{t('cards.late')}</dt>
        <dd
          className={classes.value}
          aria-label={t('cards.lateWords', { late: formats.number(late), soon: formats.number(soon) })}
        >
          <span data-tone={late > 0 ? 'red' : undefined}>{formats.number(late)}</span>
          {' + '}
          <span data-tone={soon > 0 ? 'brass' : undefined}>{formats.number(soon)}</span>
        </dd>
        <dd>
          {mostly === null
            ? t('cards.nothingLate', { count: figures.soonWorkingDays })
            : t('cards.mostly', { reason: t(`reason.${mostly.reason}`), count: formats.number(mostly.count) })}
        </dd>
      </div>
      <KeptCard figures={figures} turnaround={turnaround} achievementId={achievementId} late={late} />
      <ClearsCard flow={flow} />
    </dl>
  )
}

function ClearsCard({ flow }: { flow: FlowAnswer | null }) {
  const t = useTexts('operations')
  const formats = useFormats()
  const forecast = useForecastNow(flow)
  const date = (percent: 50 | 85 | 95) => {
    if (forecast.state !== 'told') return ''
    const by = forecast.by[percent]
    return by === null ? t('cards.notBefore', { date: formats.calendarDate(forecast.horizon) }) : formats.calendarDate(by)
  }
  return (
    <div className={classes.number}>
      <dt>{t('cards.clears', { share: formats.percent(0.85) })}</dt>
      <dd className={classes.value}>{forecast.state === 'told' ? date(85) : '–'}</dd>
      <dd>
        {forecast.state === 'told' &&
          t('cards.clearsElse', { half: formats.percent(0.5), by50: date(50), most: formats.percent(0.95), by95: date(95) })}
        {forecast.state === 'none' && t(`cards.clearsNone.${forecast.why}`)}
      </dd>
      {forecast.state === 'told' && <dd>{t('cards.noNewcomers')}</dd>}
    </div>
  )
}

function KeptCard({ figures, turnaround, achievementId, late }: Omit<Props, 'flow'> & { late: number }) {
  const t = useTexts('operations')
  const formats = useFormats()
  const promises = new Set(
    figures.achievements
      .filter((one) => achievementId === null || one.achievementId === achievementId)
      .map(({ promiseWorkingDays }) => promiseWorkingDays),
  )
  const [days] = promises
  const title = promises.size === 1 && days !== undefined ? t('cards.keptOf', { count: days }) : t('cards.kept')
  const answer = turnaround?.answer
  const kept = answer ? keptOf(answer, achievementId) : null
  return (
    <div className={classes.number}>
      <dt>{title}</dt>
      <dd className={classes.value}>
        {kept === null ? '–' : formats.percent(kept.share)}{' '}
        {kept !== null && <small>{t('cards.decided', { count: kept.decided, number: formats.number(kept.decided) })}</small>}
      </dd>
      <dd>
        {answer && kept === null && t('tooFew')}
        {kept !== null && <Change change={kept.change} />}
        {!answer && turnaround && turnaround.state !== 'asking' && t('none.short')}
      </dd>
      {kept !== null && late > 0 && <dd>{t('cards.lateBeside', { count: late, number: formats.number(late) })}</dd>}
    </div>
  )
}

function Change({ change }: { change: number | null }) {
  const t = useTexts('operations')
  if (change === null) return t('cards.beforeUnknown')
  if (change === 0) return t('cards.same')
  const isBetter = change > 0
  return (
    <span className={isBetter ? classes.better : classes.worse}>
      {t(isBetter ? 'cards.up' : 'cards.down', { count: Math.abs(change) })}
    </span>
  )
}
