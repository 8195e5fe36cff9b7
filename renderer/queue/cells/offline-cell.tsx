import { RingProgress } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconCloud,
  IconCloudDownload,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconX,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useFormats, useProgramKept, useTexts } from '../../kit'
import type { QueueRow } from '../../store'
import type { QueueActions } from '../use-queue-actions'
import classes from './cells.module.css'

const ICON = { size: 16, stroke: 1.8, 'aria-hidden': true } as const

/** Where the evidence is, with the one thing that can be done about it. */
export function OfflineCell({ row, actions }: { row: QueueRow; actions: QueueActions }) {
  const t = useTexts('queue')
  const formats = useFormats()
  const isProgramKept = useProgramKept() === 'kept'
  const { offline, candidate } = row
  const take = () => void actions.takeOffline([row.allocationId])
  const cancel = () => void actions.cancelOffline([row.allocationId])
  const total = formats.bytes(offline.bytesTotal)
  // Where the hub gives it no more, fetching could only be refused.
  if (offline.state === 'gone' || (!row.mayFetch && offline.state !== 'verified')) {
    return <span className={classes.quiet}>{t('offline.gone')}</span>
  }
  if (offline.itemsTotal === 0) return <span className={classes.quiet}>{t('offline.empty')}</span>
  switch (offline.state) {
    case 'none':
      return (
        <State kind="none" icon={<IconCloud {...ICON} />} words={total} title={t('offline.none', { size: total })}>
          <Act label={t('offline.take', { candidate })} icon={<IconCloudDownload {...ICON} />} onClick={take} />
        </State>
      )
    case 'waiting':
      return (
        <State kind="busy" icon={<IconClock {...ICON} />} words={t('offline.waiting')}>
          <Act label={t('offline.cancel', { candidate })} icon={<IconX {...ICON} />} onClick={cancel} isAlways />
        </State>
      )
    case 'fetching': {
      const share = offline.bytesTotal === 0 ? 0 : offline.bytesDone / offline.bytesTotal
      const ring = (
        <RingProgress
          size={18}
          thickness={2.5}
          sections={[{ value: share * 100, color: 'var(--assay-blue-solid)' }]}
          aria-label={t('offline.progress', { candidate })}
        />
      )
      return (
        <State
          kind="busy"
          icon={ring}
          words={t('offline.some', formats.bytesOf(offline.bytesDone, offline.bytesTotal))}
          title={t('offline.items', {
            ...formats.bytesOf(offline.bytesDone, offline.bytesTotal),
            items: offline.itemsDone,
            count: offline.itemsTotal,
          })}
        >
          <Act label={t('offline.cancel', { candidate })} icon={<IconX {...ICON} />} onClick={cancel} isAlways />
        </State>
      )
    }
    case 'paused':
      return (
        <State
          kind="none"
          icon={<IconPlayerPause {...ICON} />}
          words={t('offline.some', formats.bytesOf(offline.bytesDone, offline.bytesTotal))}
          title={t('offline.paused', formats.bytesOf(offline.bytesDone, offline.bytesTotal))}
        >
          <Act label={t('offline.resume', { candidate })} icon={<IconPlayerPlay {...ICON} />} onClick={take} isAlways />
        </State>
      )
    case 'verified':
      return (
        <State
          kind={isProgramKept ? 'here' : 'busy'}
          icon={<IconCircleCheck {...ICON} />}
          words={total}
          title={t(isProgramKept ? 'offline.verified' : 'offline.here', { size: total })}
        />
      )
    case 'failed':
      return (
        <State
          kind="failed"
          icon={<IconAlertTriangle {...ICON} />}
          words={t(`offline.failed.${offline.reason}`)}
          title={t(`offline.failed.${offline.reason}`)}
        >
          <Act label={t('offline.retry', { candidate })} icon={<IconRefresh {...ICON} />} onClick={take} isAlways />
        </State>
      )
  }
}

type StateProps = {
  kind: 'none' | 'busy' | 'here' | 'failed'
  icon: ReactNode
  words: string
  title?: string
  children?: ReactNode
}

function State({ kind, icon, words, title, children }: StateProps) {
  return (
    <span className={classes.offline} data-kind={kind}>
      <span className={classes.offlineWords} data-tip={title} aria-label={title} role={title === undefined ? undefined : 'img'}>
        {icon}
        <span className={classes.ellipsis}>{words}</span>
      </span>
      {children}
    </span>
  )
}

type ActProps = {
  label: string
  icon: ReactNode
  onClick: () => void
  /** Shown without hovering, because it is what the row is waiting for. */
  isAlways?: boolean
}

function Act({ label, icon, onClick, isAlways = false }: ActProps) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={label}
      className={classes.act}
      data-always={isAlways || undefined}
      onClick={(event) => {
        event.stopPropagation()
        onClick()
      }}
    >
      {icon}
    </button>
  )
}
