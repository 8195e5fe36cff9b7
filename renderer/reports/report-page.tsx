import { Button } from '@mantine/core'
import { IconMessageHeart } from '@tabler/icons-react'
import { useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import { bindKeys, EmptyState, LoadingState, notify, useFormats, useHubNow, useShortcuts, useTexts } from '../kit'
import { type ReportRecord, useStore, useStoreQuery } from '../store'
import { FiguresTable } from './figures-table'
import { HelpCard } from './help-card'
import { LookCard } from './look-card'
import { REPORT_KEYS } from './report-keys'
import classes from './reports.module.css'
import { sayReport } from './said'
import { WellCard } from './well-card'

/** One report: what goes well, where to look, what could be done; then the figures. To open it is to have read it. */
export function ReportPage({ reportId }: { reportId: string }) {
  const t = useTexts('reports')
  const [, go] = useLocation()
  const { reports } = useStore()
  // Another report's figures must not be taken for this one's.
  const read = useStoreQuery(async () => ({ reportId, record: await reports.report(reportId) }), [reportId])
  useShortcuts(bindKeys(REPORT_KEYS, t, { 'reports.back': () => go('/reports') }))
  if (read?.reportId !== reportId) return <LoadingState rows={6} />
  if (read.record === null) {
    return (
      <EmptyState
        icon={<IconMessageHeart size={26} />}
        title={t('gone')}
        hint={t('goneHint')}
        actions={
          <Button component={Link} href="/reports" variant="default">
            {t('keys.back')}
          </Button>
        }
      />
    )
  }
  return <ReportView key={reportId} record={read.record} />
}

function ReportView({ record: { report, before } }: { record: ReportRecord }) {
  const t = useTexts('reports')
  const formats = useFormats()
  const { reports } = useStore()
  const { id, isRead, achievementName, handedOutAt, roundName, pieces } = report
  useEffect(() => {
    if (isRead) return
    // What couldn't be kept is asked for again when it is opened again.
    reports.read(id).catch(() => notify({ kind: 'failed', message: t('notKept') }))
  }, [reports, id, isRead, t])
  const said = sayReport(report, before)
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <Link href="/reports" className={classes.back}>
          {t('title')}
        </Link>
        <h1>{t('of', { achievement: achievementName, date: formats.day(handedOutAt) })}</h1>
      </header>
      <div className={classes.content}>
        <div className={classes.column}>
          <p className={classes.about}>
            {roundName === null ? t('about.seeds', { count: pieces }) : t('about.round', { round: roundName, count: pieces })}
          </p>
          <WellCard report={report} said={said} />
          <LookCard report={report} said={said} />
          <HelpCard report={report} said={said} />
          <FiguresTable report={report} />
          <WhoSees report={report} />
        </div>
      </div>
    </div>
  )
}

function WhoSees({ report: { privateUntil } }: Pick<ReportRecord, 'report'>) {
  const t = useTexts('reports')
  const formats = useFormats()
  const now = useHubNow()
  const title = t('who.title')
  const words =
    privateUntil === null
      ? t('who.round')
      : privateUntil <= formats.today(now)
        ? t('who.over')
        : t('who.seeds', { date: formats.calendarDate(privateUntil) })
  return (
    <section className={classes.card} aria-label={title}>
      <h2>{title}</h2>
      <p>{words}</p>
      {privateUntil !== null && <p>{t('who.secret')}</p>}
    </section>
  )
}
