import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { isUnanswerable, LEAST_IN_CHART } from '../../../shared/reliability'
import { ChartCard, chartClasses as chart, DataTable, type Table, useNumberWords, useSaving } from '../../charts'
import { type Texts, useFormats, useTexts } from '../../kit'
import classes from '../calibration.module.css'
import drift from '../drift/drift.module.css'
import { DriftChart } from '../drift/drift-chart'
import { driftSince } from '../drift/drift-series'
import panel from './panel.module.css'
import { PARTS, type PersonPoint, type PersonSeries, personSeries, SOURCES } from './person-series'

/** Somebody's distance from references and colleagues over time: what it is made of, in words, and as a chart where there is enough. */
export function PersonDrift({ name, points }: { name: string; points: readonly PersonPoint[] }) {
  const t = useTexts('panel')
  const [part, setPart] = useState<(typeof PARTS)[number]>('all')
  const series = useMemo(() => personSeries(points, part), [points, part])
  const saving = useSaving(name)
  const title = t('drift.title')
  const table = driftTable(series, t)
  const words = (
    <>
      <SegmentedControl
        size="xs"
        mb="xs"
        aria-label={t('drift.part')}
        data={PARTS.map((value) => ({ value, label: t(`drift.parts.${value}`) }))}
        value={part}
        onChange={(value) => setPart(PARTS.find((one) => one === value) ?? 'all')}
      />
      <p className={drift.words} data-signal={isOutside(series) || undefined} role="status">
        <DriftWords series={series} />
      </p>
      <MadeOf series={series} />
    </>
  )
  if (isUnanswerable(series.chart)) {
    return (
      <section className={chart.card} aria-label={title}>
        <div className={chart.head}>
          <h2>{title}</h2>
        </div>
        {words}
        {series.points.length > 0 && <DataTable label={title} table={table} />}
      </section>
    )
  }
  return (
    <ChartCard title={title} about={t('drift.about')} table={table} saving={saving}>
      {words}
      <DriftChart label={`${title}: ${name}`} distances={series.distances} chart={series.chart} />
      <p className={classes.note}>{t('drift.caution')}</p>
    </ChartCard>
  )
}

const isOutside = ({ chart: of }: PersonSeries) => !isUnanswerable(of) && of.since !== null

/** How many points of which kind. */
function MadeOf({ series: { points } }: { series: PersonSeries }) {
  const t = useTexts('panel')
  const counts = SOURCES.map((source) => {
    const of = points.filter((point) => point.source === source)
    return { source, count: of.length, rounds: new Set(of.map(({ roundName }) => roundName)).size }
  }).filter(({ count }) => count > 0)
  return (
    <ul className={panel.sources} aria-label={t('drift.madeOf')}>
      {counts.map(({ source, count, rounds }) => (
        <li key={source}>{t(`drift.source.${source}`, { count, rounds })}</li>
      ))}
    </ul>
  )
}

function DriftWords({ series }: { series: PersonSeries }) {
  const t = useTexts('panel')
  const formats = useFormats()
  const numbers = useNumberWords()
  const { chart: of, points } = series
  const count = points.length
  if (isUnanswerable(of)) {
    return of.reason === 'too-few-units' ? t('drift.tooFew', { count, least: LEAST_IN_CHART }) : t('drift.steady', { count })
  }
  if (of.since === null) return t('drift.within', { count })
  const told = {
    date: formats.calendarDate(points[of.since]?.on ?? ''),
    levels: numbers.fixed(Math.abs(driftSince(series, of.since)), 1),
  }
  return of.points.at(-1)?.signal === 'below' ? t('drift.harsher', told) : t('drift.milder', told)
}

function driftTable({ points, distances, chart: of }: PersonSeries, t: Texts<'panel'>): Table {
  const columns = ['on', 'from', 'distance', 'average', 'low', 'high'] as const
  const lines = isUnanswerable(of) ? [] : of.points
  return {
    header: columns.map((column) => t(`drift.column.${column}`)),
    rows: points.map(({ on, source, roundName }, at) => [
      on,
      roundName ?? t(`drift.from.${source === 'second' ? 'second' : 'second-look'}`),
      distances[at] ?? null,
      lines[at]?.average ?? null,
      lines[at]?.low ?? null,
      lines[at]?.high ?? null,
    ]),
  }
}
