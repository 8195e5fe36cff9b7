import type { ReactNode } from 'react'
import { useFormats, useProgramKept, useTexts } from '../../kit'
import type { QueueSummary } from '../../store'
import classes from './overview.module.css'

/** The four numbers: what must I do today, and may I leave the network? */
export function NumberCards({ summary }: { summary: QueueSummary }) {
  const t = useTexts('queue')
  const formats = useFormats()
  const { late, dueToday, waitingToSend, medianReviewSeconds } = summary
  const today =
    late > 0 ? t('card.late', { count: late }) : dueToday > 0 ? t('card.dueToday', { count: dueToday }) : t('card.nothingToday')
  const here = t('card.ofAll', { done: formats.number(summary.offlineItems), total: formats.number(summary.counts['to-assess']) })
  const programKept = useProgramKept()
  const size = formats.bytes(summary.offlineBytes)
  const leases =
    summary.leasesUntil === null
      ? t('card.noneOffline')
      : programKept === 'kept'
        ? t('card.leases', { size, date: formats.day(summary.leasesUntil) })
        : t(`card.program.${programKept}`, { size })
  return (
    <div className={classes.cards}>
      <Card
        title={t('card.dueThisWeek')}
        number={formats.number(summary.dueThisWeek)}
        tone={late + dueToday > 0 ? 'red' : 'quiet'}
      >
        {today}
        {late > 0 && dueToday > 0 && ` · ${t('card.dueToday', { count: dueToday })}`}
      </Card>
      <Card title={t('card.onThisMachine')} number={here}>
        {leases}
      </Card>
      <Card title={t('card.waiting')} number={formats.number(waitingToSend)} tone={waitingToSend > 0 ? 'brass' : 'green'}>
        {waitingToSend > 0 ? t('card.goesOut') : t('card.allIn')}
      </Card>
      <Card title={t('card.median')} number={medianReviewSeconds === null ? '–' : formats.duration(medianReviewSeconds)}>
        {medianReviewSeconds === null ? t('card.noMedian') : t('card.medianOf', { count: summary.reviewsCounted })}
      </Card>
    </div>
  )
}

type CardProps = { title: string; number: string; tone?: 'quiet' | 'red' | 'green' | 'brass'; children: ReactNode }

function Card({ title, number, tone = 'quiet', children }: CardProps) {
  return (
    <section className={classes.card} aria-label={title}>
      <h2 className={classes.cardTitle}>{title}</h2>
      <p className={classes.cardNumber}>{number}</p>
      <p className={classes.cardNote} data-tone={tone}>
        {children}
      </p>
    </section>
  )
}
