import type { PastDecision, Rubric } from '../../../shared/domain'
import { Chip, useFormats, useTexts } from '../../kit'
import setup from './setup.module.css'
import { spreadOf } from './suggest'

const OUTCOMES: readonly PastDecision['outcome'][] = ['awarded', 'not-yet', 'referred']

/** How often each level of each criterion, and each outcome, is among those chosen. */
export function SpreadTable({ rubric, chosen }: { rubric: Rubric; chosen: readonly PastDecision[] }) {
  const t = useTexts('calibration')
  const formats = useFormats()
  const { levels, outcomes } = spreadOf(chosen)
  const most = Math.max(...rubric.criteria.map((criterion) => criterion.levels.length))
  return (
    <section className={setup.spread} aria-label={t('setup.spread')}>
      <h3>{t('setup.spread')}</h3>
      <div className={setup.scroll}>
        <table className={setup.table}>
          <thead>
            <tr>
              <th scope="col">{t('setup.spreadCriterion')}</th>
              {Array.from({ length: most }, (_, at) => (
                <th key={at} scope="col" className={setup.level}>
                  {t('setup.spreadLevel', { level: at + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rubric.criteria.map((criterion) => (
              <tr key={criterion.id}>
                <th scope="row">
                  {criterion.code} {criterion.title}
                </th>
                {Array.from({ length: most }, (_, at) => {
                  const level = criterion.levels[at]
                  const count = level ? (levels.get(`${criterion.id}/${level.id}`) ?? 0) : null
                  return (
                    <td key={at} className={setup.level} data-none={count === 0 || undefined} title={level?.title}>
                      {count === null ? '' : formats.number(count)}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={setup.outcomes}>
        {OUTCOMES.map((outcome) => (
          <Chip key={outcome} isEmpty={!outcomes.has(outcome)}>
            {t(`outcome.${outcome}`)}: {formats.number(outcomes.get(outcome) ?? 0)}
          </Chip>
        ))}
      </p>
    </section>
  )
}
