import { useFormats, useTexts } from '../../kit'
import type { Figure } from '../../store'
import type { OperationsToday, TurnaroundAnswer } from '../../../shared/protocol'
import classes from '../operations.module.css'
import { keptOf, summarise } from './summary'

type Props = {
  figures: OperationsToday
  turnaround: Figure<TurnaroundAnswer> | undefined
  achievementId: string | null
}

/** How work stands, in a few numbers. */
export function NumberCards({ figures, turnaround, achievementId }: Props) {
  const t = useTexts('operations')
  const formats = useFormats()
  const { open, late, soon, arrived, ended, mostly } = summarise(figures, achievementId)
  return (
    <>
      <div className={classes.number}>
        <dt>{t('cards.open')}</dt>
        <dd className={classes.value}>{formats.number(open)}</dd>
        <dd>{t('cards.moved', { arrived: formats.number(arrived), ended: formats.number(ended) })}</dd>
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
      <KeptCard figures={figures} turnaround={turnaround} achievementId={achievementId} />
    </>
  )
}

function KeptCard({ figures, turnaround, achievementId }: Props) {
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
