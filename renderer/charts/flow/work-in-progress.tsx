import type { OperationsToday } from '../../../shared/protocol'
import { useFormats, useTexts } from '../../kit'
import { BarRows } from '../bar-rows'
import { ChartCard } from '../chart-card'
import classes from '../charts.module.css'
import type { Saving } from '../use-saving'
import { workTable } from './tables'

type Props = Pick<OperationsToday, 'loads'> & { saving: Saving }

/** So many are drawn; the table has all. */
const MOST_ROWS = 30

const BEGUN = { tone: 'blue', hatch: 'solid' } as const
const NOT_BEGUN = { tone: 'blue', hatch: 'rising' } as const

/** How many parts each assessor has, begun or not, those with the most at first. */
export function WorkInProgress({ loads, saving }: Props) {
  const t = useTexts('flow')
  const formats = useFormats()
  const title = t('work.title')
  const busy = loads.filter(({ open }) => open > 0).sort((one, other) => other.open - one.open)
  const shown = busy.slice(0, MOST_ROWS)
  const rest = busy.slice(MOST_ROWS)
  const open = busy.reduce((sum, load) => sum + load.open, 0)
  const about = t('work.about', {
    count: open,
    n: formats.number(open),
    people: formats.number(busy.length),
    free: formats.number(loads.length - busy.length),
  })
  return (
    <ChartCard title={title} about={about} table={workTable(loads, t)} saving={saving}>
      {busy.length === 0 ? (
        <p className={classes.empty}>{t('work.none')}</p>
      ) : (
        <BarRows
          label={title}
          heads={[t('work.head'), t('work.overdue')]}
          tick={formats.number}
          legend={[
            { key: 'begun', words: t('work.begun'), look: BEGUN },
            { key: 'waits', words: t('work.notBegun'), look: NOT_BEGUN },
          ]}
          rows={shown.map(({ personId, name, open: all, begun, overdue }) => ({
            key: personId,
            label: name,
            segments: [
              { value: begun, look: BEGUN },
              { value: all - begun, look: NOT_BEGUN },
            ],
            ends: [formats.number(all), overdue === 0 ? '–' : `! ${formats.number(overdue)}`],
            said: t('work.read', {
              name,
              count: all,
              n: formats.number(all),
              begun: formats.number(begun),
              overdue: formats.number(overdue),
            }),
          }))}
        />
      )}
      {rest.length > 0 && (
        <p className={classes.note}>
          {t('work.rest', { count: rest.length, parts: formats.number(rest.reduce((sum, load) => sum + load.open, 0)) })}
        </p>
      )}
    </ChartCard>
  )
}
