import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { LONGEST_PERIOD } from '../../shared/protocol'
import { useFormats, useHubNow, useTexts } from '../kit'
import classes from './operations.module.css'
import { LAST_DAYS, type Period } from './settings'

const CUSTOM = 'custom'
/** The first date of which there can be figures. */
const FIRST_DATE = '2000-01-01'
const DAY_MS = 86_400_000

/** The period of which figures are told: so many dates up to today, or from a date to another. */
export function PeriodSelect({ period, onChange }: { period: Period; onChange(period: Period): void }) {
  const t = useTexts('operations')
  const formats = useFormats()
  const today = formats.today(useHubNow(60))
  const [dates, setDates] = useState('from' in period ? period : null)
  const choose = (value: string | null) => {
    const lastDays = LAST_DAYS.find((days) => String(days) === value)
    if (lastDays !== undefined) {
      setDates(null)
      onChange({ lastDays })
    } else if (dates === null) {
      const from = 'lastDays' in period ? dateBefore(today, period.lastDays - 1) : period.from
      setDates({ from, to: today })
    }
  }
  const change = (next: { from: string; to: string }) => {
    setDates(next)
    if (problemOf(next) === null) onChange(next)
  }
  const problem = dates && problemOf(dates)
  return (
    <>
      <Select
        aria-label={t('period.label')}
        className={classes.choice}
        data={[
          ...LAST_DAYS.map((days) => ({ value: String(days), label: t('period.last', { count: days }) })),
          { value: CUSTOM, label: t('period.custom') },
        ]}
        value={dates === null && 'lastDays' in period ? String(period.lastDays) : CUSTOM}
        allowDeselect={false}
        onChange={choose}
      />
      {dates && (
        <fieldset className={classes.dates} aria-label={t('period.custom')}>
          <TextInput
            type="date"
            aria-label={t('period.from')}
            value={dates.from}
            min={FIRST_DATE}
            max={dates.to}
            error={problem !== null}
            onChange={(event) => change({ ...dates, from: event.currentTarget.value })}
          />
          <span aria-hidden="true">–</span>
          <TextInput
            type="date"
            aria-label={t('period.to')}
            value={dates.to}
            min={dates.from}
            error={problem !== null}
            onChange={(event) => change({ ...dates, to: event.currentTarget.value })}
          />
          {problem && (
            <p className={classes.problem} role="alert">
              {t(`period.problem.${problem}`, { count: LONGEST_PERIOD })}
            </p>
          )}
        </fieldset>
      )}
    </>
  )
}

/** Why there are no figures of a period; null where there are. */
function problemOf({ from, to }: { from: string; to: string }): 'missing' | 'backwards' | 'long' | null {
  if (from === '' || to === '' || from < FIRST_DATE || to > '2199-12-31') return 'missing'
  if (to < from) return 'backwards'
  return (Date.parse(to) - Date.parse(from)) / DAY_MS >= LONGEST_PERIOD ? 'long' : null
}

function dateBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10)
}
