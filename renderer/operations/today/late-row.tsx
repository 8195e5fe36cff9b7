import { IconSquare, IconSquareCheckFilled } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
import { countWorkingDays, dayNumberOf, openCalendar } from '../../../shared/flow'
import type { OperationsToday } from '../../../shared/protocol'
import { useFormats, useTexts } from '../../kit'
import classes from './late.module.css'
import type { LateRow } from './use-late-rows'

/** Id of a row's element in the page. */
export const lateRowId = (submissionId: string) => `late-${submissionId}`

type Figures = Pick<OperationsToday, 'loads' | 'today' | 'calendar' | 'soonWorkingDays'>

type Props = {
  row: LateRow
  index: number
  top: number
  /** Rows take as many lines as they need. */
  measure(element: HTMLElement | null): void
  figures: Figures
  /** Where rows of several achievements stand together. */
  achievement: string | null
  /** To whom it is to go, as was asked for: null where the hub chooses; undefined where it stays. */
  goesTo: string | null | undefined
  isActive: boolean
  isChosen: boolean
  onPress(event: MouseEvent): void
}

/** One submission: since when it is here, by when it was promised, where it is, why, and who has it. */
export function LateRowView({ row, index, top, measure, figures, achievement, goesTo, isActive, isChosen, onPress }: Props) {
  const t = useTexts('operations')
  const formats = useFormats()
  const holder = figures.loads.find(({ personId }) => personId === row.assessorId)
  const Mark = isChosen ? IconSquareCheckFilled : IconSquare
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the focus, and its keys do the same.
    <div
      role="row"
      id={lateRowId(row.submissionId)}
      aria-rowindex={index + 1}
      aria-selected={isChosen}
      data-index={index}
      data-active={isActive || undefined}
      ref={measure}
      tabIndex={-1}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onPress}
    >
      <span role="gridcell" className={classes.mark}>
        <Mark size={16} aria-hidden="true" />
      </span>
      <span role="gridcell" className={classes.what}>
        {achievement !== null && <b>{achievement} </b>}
        <span>{t('late.received', { date: formats.calendarDate(dateThere(row.receivedAt, figures)) })}</span>{' '}
        {row.revision > 1 && <span className={classes.aside}>{t('late.revision', { count: row.revision })}</span>}{' '}
        <span className={classes.aside} title={row.submissionId}>
          {row.submissionId.slice(-8)}
        </span>
      </span>
      <span
        role="gridcell"
        data-late={row.isLate || undefined}
        data-soon={isSoon(row, figures) || undefined}
        className={classes.promise}
      >
        {promiseWords(row, figures, t)}
      </span>
      <span role="gridcell">
        {t(`stage.${row.stage}`)}
        <span className={classes.aside}> {t('late.since', { age: formats.calendarDate(dateThere(row.since, figures)) })}</span>
      </span>
      <span role="gridcell">{t(`reason.${row.reason}`)}</span>
      <span role="gridcell">
        {holder?.name ?? t(row.assessorId === null ? 'late.nobody' : 'late.somebody')}
        {goesTo !== undefined && <span className={classes.aside}> {goesWords(goesTo, figures, t)}</span>}
      </span>
    </div>
  )
}

function goesWords(
  goesTo: string | null,
  { loads }: Pick<OperationsToday, 'loads'>,
  t: ReturnType<typeof useTexts<'operations'>>,
): string {
  if (goesTo === null) return t('late.goesByHub')
  return t('late.goesTo', { name: loads.find(({ personId }) => personId === goesTo)?.name ?? t('late.somebody') })
}

/** The date where the provider is. */
function dateThere(instant: string, { calendar }: Pick<OperationsToday, 'calendar'>): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: calendar.timeZone }).format(new Date(instant))
}

/** As figures count it: what is late within so few working days is about to be. */
function isSoon({ isLate, promisedOn }: LateRow, { calendar, today, soonWorkingDays }: Figures): boolean {
  return !isLate && countWorkingDays(openCalendar(calendar), dayNumberOf(today), dayNumberOf(promisedOn)) <= soonWorkingDays
}

function promiseWords(
  { isLate, promisedOn }: LateRow,
  { calendar, today }: Pick<OperationsToday, 'calendar' | 'today'>,
  t: ReturnType<typeof useTexts<'operations'>>,
): string {
  const days = openCalendar(calendar)
  const [now, promised] = [dayNumberOf(today), dayNumberOf(promisedOn)]
  if (isLate) return t('late.by', { count: countWorkingDays(days, promised, now) })
  const left = countWorkingDays(days, now, promised)
  return left === 0 ? t('late.today') : t('late.in', { count: left })
}
