import { Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { isUnanswerable, LEAST_IN_CHART } from '../../../shared/reliability'
import { ChartCard, chartClasses as classes, type Saving, type Table, useNumberWords } from '../../charts'
import { type Texts, useFormats, useTexts } from '../../kit'
import type { RoundRecord } from '../../store'
import type { RoundLevels } from '../figures/round-levels'
import { DriftChart } from './drift-chart'
import { type DriftSeries, driftSeries, driftSince } from './drift-series'
import drift from './drift.module.css'

type Props = {
  record: RoundRecord
  levels: RoundLevels
  /** How the panel's members are called, in its order. */
  names: readonly string[]
  saving: Saving
}

/** How each assessor's distance from the reference went over their seeds: in words for all, and as a chart for one at a time. */
export function DriftCard({ record: { round, scores }, levels, names, saving }: Props) {
  const t = useTexts('calibration')
  const all = useMemo(() => driftSeries(round, levels, scores), [round, levels, scores])
  const charted = all.filter(({ chart }) => !isUnanswerable(chart))
  const [chosen, setChosen] = useState<number | null>(null)
  const shown = charted.find(({ rater }) => rater === chosen) ?? charted.find(isOutside) ?? charted[0]
  const nameOf = ({ rater }: DriftSeries) => names[rater] ?? ''
  const title = t('drift.title')
  const words = (
    <ul className={drift.words}>
      {all.map((series) => (
        <DriftWords key={series.rater} name={nameOf(series)} series={series} />
      ))}
    </ul>
  )
  if (shown === undefined || isUnanswerable(shown.chart)) {
    return (
      <section className={classes.card} aria-label={title}>
        <div className={classes.head}>
          <h2>{title}</h2>
        </div>
        {words}
      </section>
    )
  }
  return (
    <ChartCard title={title} about={t('drift.about')} table={driftTable(charted, nameOf, t)} saving={saving}>
      {words}
      <Select
        label={t('drift.who')}
        allowDeselect={false}
        data={charted.map((series) => ({ value: String(series.rater), label: nameOf(series) }))}
        value={String(shown.rater)}
        onChange={(value) => setChosen(value === null ? null : Number(value))}
      />
      <DriftChart label={`${title}: ${nameOf(shown)}`} distances={shown.distances} chart={shown.chart} />
    </ChartCard>
  )
}

const isOutside = ({ chart }: DriftSeries) => !isUnanswerable(chart) && chart.since !== null

function DriftWords({ name, series }: { name: string; series: DriftSeries }) {
  const t = useTexts('calibration')
  const formats = useFormats()
  const numbers = useNumberWords()
  const { chart, at, distances } = series
  const count = distances.length
  if (isUnanswerable(chart)) {
    const few = chart.reason === 'too-few-units'
    return <li>{few ? t('drift.tooFew', { name, count, least: LEAST_IN_CHART }) : t('drift.steady', { name, count })}</li>
  }
  if (chart.since === null) return <li>{t('drift.within', { name, count })}</li>
  const mean = driftSince(series, chart.since)
  const told = {
    name,
    date: formats.day(at[chart.since] ?? ''),
    levels: numbers.fixed(Math.abs(mean), 1),
  }
  return <li data-signal>{chart.points.at(-1)?.signal === 'below' ? t('drift.harsher', told) : t('drift.milder', told)}</li>
}

function driftTable(charted: readonly DriftSeries[], nameOf: (series: DriftSeries) => string, t: Texts<'calibration'>): Table {
  const columns = ['who', 'received', 'distance', 'average', 'low', 'high'] as const
  return {
    header: columns.map((column) => t(`drift.column.${column}`)),
    rows: charted.flatMap((series) =>
      isUnanswerable(series.chart)
        ? []
        : series.chart.points.map(({ average, low, high }, at) => [
            nameOf(series),
            (series.at[at] ?? '').slice(0, 10),
            series.distances[at] ?? null,
            average,
            low,
            high,
          ]),
    ),
  }
}
