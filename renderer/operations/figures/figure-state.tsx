import { IconCloudOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Chip, EmptyState, LoadingState, useFormats, useHubNow, useTexts } from '../../kit'
import type { Figure } from '../../store'

type Props<Answer> = {
  figure: Figure<Answer> | undefined
  rows?: number
  children(answer: Answer): ReactNode
}

/** What a figure shows, or why there is nothing to show. An answer that is there stays in sight whatever is asked. */
export function FigureView<Answer>({ figure, rows = 4, children }: Props<Answer>) {
  const t = useTexts('operations')
  if (figure === undefined || (figure.answer === null && figure.state === 'asking')) return <LoadingState rows={rows} />
  if (figure.answer !== null) return <>{children(figure.answer)}</>
  const why = figure.state === 'refused' || figure.state === 'offline' ? figure.state : 'failed'
  return <EmptyState icon={<IconCloudOff size={24} />} title={t(`none.${why}`)} hint={t(`none.${why}Hint`)} />
}

/** When what is shown was so, and whether it is being kept up to date. */
export function AsOf({ figure }: { figure: Figure<{ asOf: string }> | undefined }) {
  const t = useTexts('operations')
  const formats = useFormats()
  const now = useHubNow(30)
  if (!figure?.answer) return null
  const { asOf } = figure.answer
  const isToday = formats.today(new Date(asOf)) === formats.today(now)
  const time = isToday ? formats.time(asOf) : formats.dateTime(asOf)
  if (figure.state === 'offline' || figure.state === 'failed') {
    return (
      <Chip tone="brass" icon={<IconCloudOff size={13} aria-hidden="true" />}>
        {t(figure.state === 'offline' ? 'asOf.offline' : 'asOf.failed', { time })}
      </Chip>
    )
  }
  return <span>{t('asOf.now', { time })}</span>
}
