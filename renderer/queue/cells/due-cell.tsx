import { useFormats, useTexts } from '../../kit'
import { endOfThisWeek, type QueueRow } from '../../store'
import classes from './cells.module.css'

/** When it is due: in words where it presses, bold where it is this week. Finished work doesn't press. */
export function DueCell({ row, now }: { row: QueueRow; now: Date }) {
  const t = useTexts('kit')
  const formats = useFormats()
  const date = formats.calendarDate(row.dueOn)
  const days = formats.daysUntil(row.dueOn, now)
  const isOpen = row.status === 'to-assess' || row.status === 'draft' || row.status === 'needs-me'
  if (!isOpen) return <span className={classes.quiet}>{date}</span>
  if (days < 0) {
    return (
      <span className={classes.late} title={date}>
        {t('due.late', { count: -days })}
      </span>
    )
  }
  if (days === 0) return <span className={classes.late}>{t('due.today')}</span>
  if (days === 1) return <span className={classes.soon}>{t('due.tomorrow')}</span>
  return <span className={row.dueOn <= endOfThisWeek(formats.providerZone, now) ? classes.soon : undefined}>{date}</span>
}
