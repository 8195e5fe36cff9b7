import { useFormats, useTexts } from '../../kit'
import type { QueueRow } from '../../store'
import classes from './cells.module.css'

/** When the hub received it, and how long ago that is. */
export function SubmittedCell({ row, now }: { row: QueueRow; now: Date }) {
  const t = useTexts('queue')
  const formats = useFormats()
  const days = formats.daysSince(row.receivedAt, now)
  return (
    <span className={classes.stack}>
      <span>{formats.day(row.receivedAt)}</span>
      <span className={classes.small}>{days === 0 ? t('ageToday') : t('ageDays', { count: days })}</span>
    </span>
  )
}
