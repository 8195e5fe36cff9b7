import { Button } from '@mantine/core'
import { IconCircleCheck, IconCloudDownload, IconCloudOff, IconPlayerPause } from '@tabler/icons-react'
import { notify, ProgressLine, useFormats, useHubNow, useTexts } from '../kit'
import { type OfflineItem, useStore, useStoreQuery } from '../store'
import classes from './centre.module.css'
import { Fetching } from './fetching'
import { Listed } from './listed'
import { Part } from './part'

type OfflineSectionProps = { onOpen: (allocationId: string) => void; onPlan: () => void }

/** All evidence that is here or on its way, with how long it may stay. */
export function OfflineSection({ onOpen, onPlan }: OfflineSectionProps) {
  const t = useTexts('centre')
  const formats = useFormats()
  const { sync } = useStore()
  const items = useStoreQuery(() => sync.offlineItems(), [])
  if (items === undefined) return null
  const bytes = items.reduce((sum, item) => sum + item.bytesHere, 0)
  const refused = items.filter(({ isLeaseRefused }) => isLeaseRefused).length
  return (
    <Part
      title={t('offline.title')}
      detail={t('offline.sum', { count: items.length, size: formats.bytes(bytes) })}
      actions={
        <Button size="compact-sm" variant="default" onClick={onPlan}>
          {t('offline.more')}
        </Button>
      }
    >
      {items.length === 0 && <p className={classes.note}>{t('offline.nothing')}</p>}
      <Fetching items={items} />
      {refused > 0 && (
        <p className={classes.refused} role="status">
          {t('offline.refused', { count: refused })}
        </p>
      )}
      <Listed className={classes.list} items={items}>
        {(item) => <Item key={item.allocationId} item={item} onOpen={onOpen} />}
      </Listed>
    </Part>
  )
}

function Item({ item, onOpen }: { item: OfflineItem; onOpen: (allocationId: string) => void }) {
  const { about, offline, allocationId } = item
  const isComing = offline.state === 'waiting' || offline.state === 'fetching'
  return (
    <li className={classes.entry}>
      <StateIcon state={offline.state} />
      <button type="button" className={classes.about} onClick={() => onOpen(allocationId)}>
        <b>{about.candidate}</b>
        <span>{about.achievementName}</span>
      </button>
      <span className={classes.what}>
        <Words item={item} />
      </span>
      <ItemAction item={item} isComing={isComing} />
    </li>
  )
}

function StateIcon({ state }: { state: OfflineItem['offline']['state'] }) {
  const Icon =
    state === 'verified'
      ? IconCircleCheck
      : state === 'failed'
        ? IconCloudOff
        : state === 'paused'
          ? IconPlayerPause
          : IconCloudDownload
  return <Icon size={17} aria-hidden="true" className={state === 'failed' ? classes.urgent : undefined} />
}

function Words({ item }: { item: OfflineItem }) {
  const t = useTexts('centre')
  const queue = useTexts('queue')
  const formats = useFormats()
  const now = useHubNow()
  const { offline, leaseUntil, isLeaseRefused, about, hasUnsentWork } = item
  if (offline.state === 'verified') {
    const isEnding = Date.parse(leaseUntil) - now.getTime() < LEASE_ENDS_SOON_MS
    return (
      <>
        <span className={classes.size}>
          {t('offline.whole', { count: offline.itemsTotal, size: formats.bytes(offline.bytesTotal) })}
        </span>
        <span data-soon={isEnding || isLeaseRefused || undefined}>
          {t('offline.until', { day: formats.dateTime(leaseUntil) })}
          {isLeaseRefused && ` · ${t('offline.notExtended')}`}
        </span>
        {hasUnsentWork && <span>{t('offline.kept')}</span>}
      </>
    )
  }
  if (offline.state === 'failed') return <span data-soon>{queue(`offline.failed.${offline.reason}`)}</span>
  if (!('bytesDone' in offline)) return null
  const share = offline.bytesTotal > 0 ? offline.bytesDone / offline.bytesTotal : 0
  return (
    <>
      <span>
        {t('offline.progress', {
          ...formats.bytesOf(offline.bytesDone, offline.bytesTotal),
          items: offline.itemsDone,
          count: offline.itemsTotal,
        })}
      </span>
      <ProgressLine share={share} label={about.candidate} tone="blue" />
    </>
  )
}

const LEASE_ENDS_SOON_MS = 2 * 86_400_000

function ItemAction({ item, isComing }: { item: OfflineItem; isComing: boolean }) {
  const t = useTexts('centre')
  const { queue } = useStore()
  const { allocationId, offline, about } = item
  const failed = (error: unknown) => notify({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  if (isComing) {
    return (
      <Action
        label={t('offline.cancel')}
        about={about.candidate}
        onClick={() => void queue.cancelOffline([allocationId]).catch(failed)}
      />
    )
  }
  if (offline.state !== 'verified') {
    return (
      <Action
        label={t('offline.resume')}
        about={about.candidate}
        onClick={() => void queue.takeOffline([allocationId]).catch(failed)}
      />
    )
  }
  const release = async () => {
    await queue.releaseOffline([allocationId])
    notify({ message: t('offline.released'), undo: () => void queue.takeOffline([allocationId]).catch(failed) })
  }
  return <Action label={t('offline.release')} about={about.candidate} onClick={() => void release().catch(failed)} />
}

function Action({ label, about, onClick }: { label: string; about: string; onClick: () => void }) {
  return (
    <Button size="compact-sm" variant="subtle" color="gray" aria-label={`${label}: ${about}`} onClick={onClick}>
      {label}
    </Button>
  )
}
