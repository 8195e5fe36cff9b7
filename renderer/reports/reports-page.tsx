import { Button } from '@mantine/core'
import { IconMessageHeart } from '@tabler/icons-react'
import { useRef } from 'react'
import { Link } from 'wouter'
import type { Report } from '../../shared/domain'
import { bindKeys, Chip, EmptyState, LoadingState, useFormats, useShortcuts, useTexts } from '../kit'
import { useStore, useStoreQuery } from '../store'
import { REPORT_KEYS } from './report-keys'
import classes from './reports.module.css'

/** All reports to me, the latest first. */
export function ReportsPage() {
  const t = useTexts('reports')
  const { reports: store } = useStore()
  const reports = useStoreQuery(() => store.all(), [])
  const list = useRef<HTMLUListElement>(null)
  const move = (by: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll('a') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLAnchorElement)
    links[Math.max(0, Math.min(links.length - 1, at < 0 ? 0 : at + by))]?.focus()
  }
  useShortcuts(bindKeys(REPORT_KEYS, t, { 'reports.down': () => move(1), 'reports.up': () => move(-1) }))
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <h1>{t('title')}</h1>
      </header>
      <div className={classes.content}>
        {reports === undefined && <LoadingState rows={3} rowHeight={60} />}
        {reports?.length === 0 && (
          <EmptyState
            icon={<IconMessageHeart size={26} />}
            title={t('empty')}
            hint={t('emptyHint')}
            actions={
              <Button component={Link} href="/queue">
                {t('toQueue')}
              </Button>
            }
          />
        )}
        {reports !== undefined && reports.length > 0 && (
          <div className={classes.column}>
            <p className={classes.note}>{t('intro')}</p>
            <ul ref={list} className={classes.list}>
              {reports.map((report) => (
                <ReportRow key={report.id} report={report} />
              ))}
            </ul>
          </div>
        )}
      </div>
    </div>
  )
}

function ReportRow({ report }: { report: Report }) {
  const t = useTexts('reports')
  const formats = useFormats()
  const { id, achievementName, roundName, pieces, handedOutAt, isRead } = report
  return (
    <li>
      <Link href={`/reports/${id}`} className={classes.row}>
        <span className={classes.words}>
          <strong>{achievementName}</strong>
          <span className={classes.note}>
            {roundName === null ? t('list.seeds', { count: pieces }) : t('list.round', { round: roundName, count: pieces })}
          </span>
        </span>
        {!isRead && <Chip tone="brass">{t('list.new')}</Chip>}
        <span className={classes.note}>{t('list.of', { date: formats.day(handedOutAt) })}</span>
      </Link>
    </li>
  )
}
