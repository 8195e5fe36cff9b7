import { kindOf, type Measure } from '../../../shared/flow'
import type { TurnaroundAnswer } from '../../../shared/protocol'
import { EmptyState, useFormats, useTexts } from '../../kit'
import classes from '../operations.module.css'
import { useDays } from './days'

type Props = { stages: TurnaroundAnswer['stages']; measure: Measure }
const KINDS = ['waiting', 'working', 'release'] as const

/** Where the time went: by stage, and how much of it was waiting. */
export function StagesCard({ stages, measure }: Props) {
  const t = useTexts('operations')
  const formats = useFormats()
  const days = useDays()
  const shares = KINDS.map((kind) => ({
    kind,
    share: stages.filter(({ stage }) => kindOf(stage) === kind).reduce((sum, { share }) => sum + share, 0),
  }))
  const title = t('stages.title')
  return (
    <section className={classes.card} aria-label={title}>
      <div className={classes.cardHead}>
        <h2>{title}</h2>
        <span className={classes.aside}>{t(`measure.in.${measure}`)}</span>
      </div>
      {stages.length === 0 ? (
        <EmptyState title={t('tooFew')} hint={t('hiddenNote')} />
      ) : (
        <>
          <p className={classes.note}>
            {formats.list(
              shares
                .filter(({ share }) => share > 0)
                .map(({ kind, share }) => t(`stages.${kind}`, { share: formats.percent(share) })),
            )}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
          <section className={classes.scroll} aria-label={t('tableOf', { title })} tabIndex={0}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t('column.stage')}</th>
                  <th scope="col">{t('column.kind')}</th>
                  <th scope="col" data-number>
                    {t('column.share')}
                  </th>
                  <th scope="col">
                    <span className={classes.hidden}>{t('column.shareBar')}</span>
                  </th>
                  <th scope="col" data-number>
                    {t('column.passages')}
                  </th>
                  {([50, 85, 95] as const).map((share) => (
                    <th key={share} scope="col" data-number>
                      {t('column.percentile', { share: formats.percent(share / 100) })}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {stages.map(({ stage, passages, share, calendarDays, workingDays }) => {
                  const told = measure === 'working' ? workingDays : calendarDays
                  const kind = kindOf(stage)
                  return (
                    <tr key={stage}>
                      <th scope="row">{t(`stage.${stage}`)}</th>
                      <td>{t(`kind.${kind}`)}</td>
                      <td data-number>{formats.percent(share)}</td>
                      <td className={classes.wide}>
                        <div className={classes.bar} aria-hidden="true">
                          <span data-part={kind} style={{ width: `${100 * share}%` }} />
                        </div>
                      </td>
                      <td data-number>{formats.number(passages)}</td>
                      <td data-number>{days(told.p50)}</td>
                      <td data-number>{days(told.p85)}</td>
                      <td data-number>{days(told.p95)}</td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </section>
          <p className={classes.note}>{t('stages.note')}</p>
        </>
      )}
    </section>
  )
}
