import { SegmentedControl } from '@mantine/core'
import type { FlowAnswer, TurnaroundAnswer } from '../../shared/protocol'
import { useFormats, useTexts } from '../kit'
import type { Figure } from '../store'
import type { About } from './about'
import { useCalendarWords } from './calendar-words'
import { AsOf } from './figures/figure-state'
import classes from './operations.module.css'

type Props = {
  figure: Figure<FlowAnswer> | Figure<TurnaroundAnswer>
  about: About
  /** Which dates these are, in words, with `from` and `to` to be filled in. */
  dates: 'decided' | 'period'
  /** The time that figures are told by can be chosen. */
  hasMeasure: boolean
}

/** Of which dates figures are, by which time, how exactly, and when they were so. */
export function PeriodBasis({ figure, about: { settings, change }, dates, hasMeasure }: Props) {
  const t = useTexts('operations')
  const formats = useFormats()
  const calendarWords = useCalendarWords()
  const { answer } = figure
  if (answer === null) return null
  const { from, to, calendar } = answer
  const words = calendarWords(calendar)
  const isBucketed = 'precision' in answer && answer.precision === 'bucket'
  const isCalendarTime = hasMeasure && settings.measure === 'calendar'
  return (
    <div className={classes.tools}>
      {hasMeasure && (
        <SegmentedControl
          size="xs"
          aria-label={t('measure.label')}
          value={settings.measure}
          data={(['working', 'calendar'] as const).map((value) => ({ value, label: t(`measure.${value}`) }))}
          onChange={(value) => change({ measure: value === 'calendar' ? 'calendar' : 'working' })}
        />
      )}
      <p className={classes.basis}>
        <span>{t(`dates.${dates}`, { from: formats.calendarDate(from), to: formats.calendarDate(to) })}</span>
        <span>{isCalendarTime ? t('calendar.all', { zone: words.zone }) : words.long}</span>
        {isBucketed && <span>{t('turnaround.bucket')}</span>}
        <AsOf figure={figure} />
      </p>
    </div>
  )
}
