import { isUnanswerable } from '../../../shared/reliability'
import type { Measure } from '../../../shared/reliability/facets'
import { ChartCard, chartClasses as classes, type Saving, useNumberWords } from '../../charts'
import { useTexts } from '../../kit'
import { measuresTable, Z_95 } from '../exports/tables'
import type { Figures } from '../figures/compute-figures'
import { IntervalChart } from './interval-chart'

/** Beyond these, ratings are less consistent, or more alike, than the model expects (Linacre 2002, "What do infit and outfit mean?"). */
const FIT = { low: 0.5, high: 1.5 }

/** Below so many ratings of each exemplar, measures lie further apart than they should (docs/reliability-facets.md). */
const FEW_RATINGS = 8

type Props = {
  facets: Figures['facets']
  /** Which of the facets; their names stand in its order. */
  facet: 'raters' | 'criteria'
  names: readonly string[]
  saving: Saving
}

/** Severity of assessors, or difficulty of criteria: measures with their 95 % intervals, the highest first. */
export function MeasureChart({ facets, facet, names, saving }: Props) {
  const t = useTexts('calibration')
  const numbers = useNumberWords()
  const of = facet === 'raters' ? 'severity' : 'difficulty'
  const title = t(`${of}.title`)
  // What hasn't settled is no measure: it isn't drawn.
  const reason = isUnanswerable(facets)
    ? t(`unanswerable.${facets.reason}`)
    : facets.converged
      ? null
      : t('severity.notConverged')
  if (isUnanswerable(facets) || reason !== null) {
    return (
      <section className={classes.card} aria-label={title}>
        <div className={classes.head}>
          <h2>{title}</h2>
        </div>
        <p className={classes.note}>{reason}</p>
      </section>
    )
  }
  const measured = facets[facet]
    .map((measure, at) => ({ label: names[at] ?? '', of: measure }))
    .filter(({ of: { count } }) => count > 0)
    .sort((a, b) => b.of.measure - a.of.measure)
  const isMisfit = ({ infit }: Measure) => infit > FIT.high || infit < FIT.low
  const rows = measured.map(({ label, of: measure }) => {
    const half = Z_95 * measure.standardError
    const isExtreme = measure.extreme !== null
    return {
      key: label,
      label,
      value: measure.measure,
      low: isExtreme ? Number.NaN : measure.measure - half,
      high: isExtreme ? Number.NaN : measure.measure + half,
      ends: [numbers.signed(measure.measure, 2), Number.isNaN(measure.infit) ? '–' : numbers.fixed(measure.infit, 2)],
      warns: isExtreme || isMisfit(measure),
    }
  })
  const mostRatings = Math.max(...facets.candidates.map(({ count }) => count))
  const table = measuresTable(t(`${of}.column.who`), t(`${of}.column.measure`), measured, t)
  return (
    <ChartCard title={title} about={t(`${of}.about`)} table={table} saving={saving}>
      <IntervalChart
        label={`${title}: ${t(`${of}.about`)}`}
        rows={rows}
        ends={[t('severity.logits'), t('severity.column.infit')]}
      />
      {mostRatings < FEW_RATINGS && <p className={classes.note}>{t('severity.few', { count: mostRatings })}</p>}
      {measured.some(({ of: measure }) => isMisfit(measure)) && <p className={classes.note}>{t('severity.misfit')}</p>}
      {measured.some(({ of: { extreme } }) => extreme !== null) && <p className={classes.note}>{t('severity.extreme')}</p>}
    </ChartCard>
  )
}
