import type { TurnaroundAnswer } from '../../../shared/protocol'
import { useFormats, useTexts } from '../../kit'
import { BarRows } from '../bar-rows'
import { ChartCard } from '../chart-card'
import classes from '../charts.module.css'
import type { Look } from '../hatches'
import { useNumberWords } from '../number-words'
import type { Saving } from '../use-saving'
import { placesOf, type ToldPercentiles } from './percentile-lines'
import { useStageWords } from './stage-words'
import { ageingTable } from './tables'

type Props = Pick<TurnaroundAnswer, 'ageing'> & {
  measure: 'calendar' | 'working'
  /** Of what was decided in the period, of all together, by the same time; null where they aren't told, and then nothing is. */
  percentiles: ToldPercentiles | null
  saving: Saving
}

/** From young to old: the older, the darker and the denser. */
const LOOKS = {
  upTo50: { tone: 'green', hatch: 'plain' },
  upTo85: { tone: 'blue', hatch: 'rising' },
  upTo95: { tone: 'brass', hatch: 'cross' },
  older: { tone: 'red', hatch: 'solid' },
} as const satisfies Record<string, Look>

export const AGES = ['upTo50', 'upTo85', 'upTo95', 'older'] as const

/** How old open work is in each stage, against how long finished work took. */
export function AgeingChart({ ageing, measure, percentiles, saving }: Props) {
  const t = useTexts('flow')
  const formats = useFormats()
  const numbers = useNumberWords()
  const words = useStageWords()
  const title = t('ageing.title')
  const rows = ageing.filter((row) => row.measure === measure)
  const open = rows.reduce((sum, row) => AGES.reduce((all, age) => all + row[age], sum), 0)
  const older = rows.reduce((sum, row) => sum + row.older, 0)
  if (percentiles === null || rows.length === 0) {
    return (
      <ChartCard title={title} about="" table={ageingTable([], null, t, words)} saving={saving}>
        <p className={classes.empty}>{t(percentiles === null ? 'ageing.few' : 'ageing.none')}</p>
      </ChartCard>
    )
  }
  const days = (value: number) => numbers.fixed(value, placesOf(value))
  const values = { p50: days(percentiles.p50), p85: days(percentiles.p85), p95: days(percentiles.p95) }
  const about = t('ageing.about', {
    count: open,
    n: formats.number(open),
    older: formats.number(older),
    p95: values.p95,
    measure: t(`measure.${measure}`),
  })
  return (
    <ChartCard title={title} about={about} table={ageingTable(rows, percentiles, t, words)} saving={saving}>
      <BarRows
        label={title}
        heads={[t('ageing.head')]}
        tick={formats.number}
        legend={AGES.map((age) => ({ key: age, words: t(`ageing.${age}`, values), look: LOOKS[age] }))}
        rows={rows.map((row) => {
          const all = AGES.reduce((sum, age) => sum + row[age], 0)
          const parts = AGES.filter((age) => row[age] > 0).map(
            (age) => `${formats.number(row[age])} ${t(`ageing.${age}`, values)}`,
          )
          return {
            key: row.stage,
            label: words.stage(row.stage),
            segments: AGES.map((age) => ({ value: row[age], look: LOOKS[age] })),
            ends: [formats.number(all)],
            said: t('ageing.read', {
              stage: words.stage(row.stage),
              count: all,
              n: formats.number(all),
              parts: formats.list(parts),
            }),
          }
        })}
      />
    </ChartCard>
  )
}
