import { Button, Popover, Tooltip } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import {
  describeProblem,
  describeSync,
  NothingWaiting,
  PanelHeader,
  ProgressLine,
  SyncIcon,
  TryNow,
  useFormats,
  useNow,
  useTexts,
} from '../../kit'
import { type OutboxEntry, type QueueRow, type SyncStatus, useStore, useStoreQuery } from '../../store'
import classes from './sync-popover.module.css'

/** The cloud in the rail: where sync stands, what waits, what is being fetched. */
export function SyncPopover({ className }: { className: string }) {
  const t = useTexts('sync')
  const formats = useFormats()
  const now = useNow()
  const { sync } = useStore()
  const status = useStoreQuery(() => sync.status(), [])
  const [isOpen, setOpen] = useState(false)
  if (status === undefined) return null
  const { kind, text } = describeSync(status, t, formats, now)
  const label = t('openPanel', { state: text })
  return (
    <Popover opened={isOpen} onChange={setOpen} position="right-end" width={340} trapFocus withinPortal>
      <Popover.Target>
        <Tooltip label={text} position="right" disabled={isOpen}>
          <button type="button" className={className} aria-label={label} onClick={() => setOpen(!isOpen)}>
            <SyncIcon kind={kind} size={20} />
          </button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('title')}>
        {isOpen && <SyncPanel status={status} summary={text} kind={kind} onCentre={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  )
}

type SyncPanelProps = {
  status: SyncStatus
  summary: string
  kind: 'fine' | 'busy' | 'offline' | 'attention'
  /** The person goes on to the sync centre. */
  onCentre: () => void
}

function SyncPanel({ status, summary, kind, onCentre }: SyncPanelProps) {
  const t = useTexts('sync')
  const formats = useFormats()
  const { sync } = useStore()
  const outbox = useStoreQuery(() => sync.outbox(), [])
  const unsent = outbox?.filter((entry) => entry.state !== 'acknowledged') ?? []
  return (
    <div className={classes.panel}>
      <p className={classes.summary}>
        <SyncIcon kind={kind} />
        {summary}
      </p>
      {status.problem !== null && <p className={classes.problem}>{describeProblem(status.problem, t)}</p>}
      {kind === 'offline' && <p className={classes.note}>{t(status.pause === 'everything' ? 'pausedHint' : 'offlineHint')}</p>}
      {status.needsSignIn && <p className={classes.note}>{t('signedOutHint')}</p>}
      <p className={classes.line}>
        <span>{t('lastContact')}</span>
        <span>{status.lastContactAt === null ? t('never') : formats.dateTime(status.lastContactAt)}</span>
      </p>
      <PanelHeader title={t('waitingTitle')} level={3} />
      {unsent.length === 0 ? <NothingWaiting className={classes.note} /> : <Outbox entries={unsent} />}
      <PanelHeader title={t('fetchingTitle')} level={3} />
      <Fetching />
      <TryNow fullWidth mt="sm" status={status} />
      <Button component={Link} href="/sync" variant="subtle" color="gray" fullWidth mt={4} onClick={onCentre}>
        {t('openCentre')}
      </Button>
    </div>
  )
}

const MOST_LISTED = 6

function Outbox({ entries }: { entries: readonly OutboxEntry[] }) {
  const t = useTexts('sync')
  const more = entries.length - MOST_LISTED
  return (
    <ul className={classes.list}>
      {entries.slice(0, MOST_LISTED).map((entry) => (
        <li key={entry.commandId} className={classes.line}>
          <span>{t(`command.${entry.type}`)}</span>
          <span data-refused={entry.refusal !== null || undefined}>{t(`entry.${entry.state}`)}</span>
        </li>
      ))}
      {more > 0 && <li className={classes.note}>{t('moreWaiting', { count: more })}</li>}
    </ul>
  )
}

function Fetching() {
  const t = useTexts('sync')
  const formats = useFormats()
  const { queue } = useStore()
  const page = useStoreQuery(() => queue.page(BEING_FETCHED), [])
  const rows = page?.rows.filter(isBeingFetched) ?? []
  if (rows.length === 0) return <p className={classes.note}>{t('nothingFetching')}</p>
  return (
    <ul className={classes.list}>
      {rows.slice(0, MOST_LISTED).map(({ allocationId, candidate, offline }) => (
        <li key={allocationId}>
          <span className={classes.line}>
            <span>{candidate}</span>
            <span>
              {t('fetched', {
                ...formats.bytesOf('bytesDone' in offline ? offline.bytesDone : 0, offline.bytesTotal),
                items: 'itemsDone' in offline ? offline.itemsDone : 0,
                count: offline.itemsTotal,
              })}
            </span>
          </span>
          <ProgressLine share={shareOf(offline)} label={candidate} tone="blue" />
        </li>
      ))}
    </ul>
  )
}

/** What is being fetched comes first when sorted by offline state; a page of it is enough to show. */
const BEING_FETCHED = {
  view: 'all',
  search: '',
  achievementIds: [],
  dueOnOrBefore: null,
  offlineOnly: false,
  sort: { by: 'offline', direction: 'ascending' },
  offset: 0,
  limit: 500,
} as const satisfies Parameters<ReturnType<typeof useStore>['queue']['page']>[0]

function isBeingFetched({ offline }: QueueRow): boolean {
  return offline.state === 'waiting' || offline.state === 'fetching'
}

function shareOf(offline: QueueRow['offline']): number {
  return 'bytesDone' in offline && offline.bytesTotal > 0 ? offline.bytesDone / offline.bytesTotal : 0
}
