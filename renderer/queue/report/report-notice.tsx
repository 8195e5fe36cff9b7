import { Button } from '@mantine/core'
import { IconMessageHeart } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { Report } from '../../../shared/domain'
import { type Texts, useFormats, useHubNow, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'
import classes from './report-notice.module.css'

/** Says that there is a report on how one scores, as long as it is unread; nothing otherwise. */
export function ReportNotice() {
  const t = useTexts('reports')
  const formats = useFormats()
  const { reports } = useStore()
  const today = formats.today(useHubNow())
  const unread = (useStoreQuery(() => reports.all(), []) ?? []).filter(({ isRead }) => !isRead)
  // Whose time is nearest over comes first.
  const [first] = [...unread].sort((a, b) => (a.privateUntil ?? '9').localeCompare(b.privateUntil ?? '9'))
  if (first === undefined) return null
  const others = unread.length - 1
  return (
    <div className={classes.notice} role="status">
      <IconMessageHeart size={18} aria-hidden="true" />
      <p>
        {wordsOf(first, today, t, formats.calendarDate)} {others > 0 && t('notice.more', { count: others })}
      </p>
      <Button component={Link} href={`/reports/${first.id}`} size="compact-sm">
        {t('notice.read')}
      </Button>
    </div>
  )
}

function wordsOf(
  { roundName, privateUntil }: Report,
  today: string,
  t: Texts<'reports'>,
  calendarDate: (date: string) => string,
): string {
  if (roundName !== null) return t('notice.open', { round: roundName })
  if (privateUntil === null || privateUntil <= today) return t('notice.privateOver')
  return t('notice.private', { date: calendarDate(privateUntil) })
}
