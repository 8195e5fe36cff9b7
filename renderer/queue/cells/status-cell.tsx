import { Anchor, Button } from '@mantine/core'
import {
  IconArchive,
  IconArrowBackUp,
  IconCircleCheck,
  IconClock,
  IconHandStop,
  IconRosette,
  IconSend,
} from '@tabler/icons-react'
import { Chip, ProgressLine, useTexts } from '../../kit'
import type { QueueRow } from '../../store'
import classes from './cells.module.css'
import { canTakeBack, clock, secondsUntil } from './time-left'

const ICON = { size: 13, stroke: 2, 'aria-hidden': true } as const

type StatusCellProps = {
  row: QueueRow
  now: Date
  onTakeBack: (row: QueueRow) => void
  onOpenBadge: (credentialId: string) => void
}

/** How far my work is: the criteria that are scored, or what has become of what I sent. */
export function StatusCell(props: StatusCellProps) {
  const { row } = props
  const t = useTexts('queue')
  if (row.status === 'to-assess' || row.status === 'draft') return <ProgressCell row={row} />
  if (row.status === 'needs-me') {
    const need = t(`need.${row.need ?? 'refused'}`)
    if (row.isKept) {
      return (
        <Chip tone="neutral" icon={<IconArchive {...ICON} />}>
          <span data-tip={t('kept')}>{need}</span>
        </Chip>
      )
    }
    return (
      <Chip tone="red" icon={<IconHandStop {...ICON} />}>
        {need}
      </Chip>
    )
  }
  if (row.status === 'waiting-to-send') {
    return (
      <span className={classes.inline}>
        <Chip tone="brass" icon={<IconSend {...ICON} />}>
          {t(row.isGivenBack ? 'status.givenBack' : 'status.waiting-to-send')}
        </Chip>
        <TakeBackButton {...props} />
      </span>
    )
  }
  return <SentCell {...props} />
}

function ProgressCell({ row }: { row: QueueRow }) {
  const t = useTexts('queue')
  if (row.split && row.scored === 0) {
    const [a, b] = row.split
    const words = { a: t(`recommended.${a}`), b: t(`recommended.${b}`) }
    return <span className={classes.small}>{a === b ? t('progress.levelsApart') : t('progress.split', words)}</span>
  }
  if (row.scored === 0 && row.status === 'to-assess') return <span className={classes.quiet}>{t('progress.notStarted')}</span>
  const values = { done: row.scored, total: row.criteria }
  if (row.receipt?.stage === 'returned') {
    return (
      <Chip tone="violet" icon={<IconArrowBackUp {...ICON} />}>
        {t('progress.returned')}
      </Chip>
    )
  }
  return (
    <span className={classes.progress}>
      <span className={classes.small}>{t('progress.scored', values)}</span>
      <ProgressLine share={row.criteria === 0 ? 0 : row.scored / row.criteria} label={t('progress.scoredLabel', values)} />
    </span>
  )
}

function SentCell(props: StatusCellProps) {
  const { row, now, onOpenBadge } = props
  const t = useTexts('queue')
  const receipt = row.receipt
  const outcome = receipt?.outcome
  const credentialId = receipt?.credentialId
  if (row.status === 'released' && credentialId) {
    return (
      <span className={classes.inline}>
        <Chip tone="green" icon={<IconRosette {...ICON} />}>
          {t('status.released')}
        </Chip>
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={(event) => {
            event.stopPropagation()
            onOpenBadge(credentialId)
          }}
        >
          {t('openBadge')}
        </Anchor>
      </span>
    )
  }
  const words = outcome ? t(`outcome.${outcome}`) : t(row.status === 'accepted' ? 'status.accepted' : 'status.decided')
  const tone = outcome === 'awarded' ? 'green' : outcome === 'referred' ? 'violet' : 'neutral'
  const time = receipt?.releaseAt && canTakeBack(receipt, now) ? clock(secondsUntil(receipt.releaseAt, now)) : null
  return (
    <span className={classes.inline}>
      <Chip tone={tone} icon={<IconCircleCheck {...ICON} />}>
        {words}
      </Chip>
      {time !== null && (
        <>
          <span className={classes.countdown}>
            <IconClock {...ICON} />
            {t(credentialId ? 'status.badgeIn' : 'status.releaseIn', { time })}
          </span>
          <TakeBackButton {...props} />
        </>
      )}
    </span>
  )
}

function TakeBackButton({ row, onTakeBack }: StatusCellProps) {
  const t = useTexts('queue')
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconArrowBackUp {...ICON} />}
      onClick={(event) => {
        event.stopPropagation()
        onTakeBack(row)
      }}
    >
      {t('takeBack')}
    </Button>
  )
}
