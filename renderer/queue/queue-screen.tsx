import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { bindKeys, ErrorState, useFormats, useHubNow, useShortcuts, useTexts } from '../kit'
// Not by its room's index, which brings every viewer along.
import { DeclareDialog } from '../review/interest/declare-dialog'
import { GiveBackDialog } from '../review/give-back/give-back-dialog'
import { endOfThisWeek, type QueueRow, useStore, useStoreQuery } from '../store'
import { BeforeRelease } from './before-release/before-release'
import { useBeforeRelease } from './before-release/use-before-release'
import { TakeOfflineDialog } from './offline/take-offline-dialog'
import { KeyLine } from './overview/key-line'
import { NumberCards } from './overview/number-cards'
import { QueueFilters } from './overview/queue-filters'
import { QueueTop } from './overview/queue-top'
import { SelectionBar } from './overview/selection-bar'
import { QueueEmpty } from './queue-empty'
import { QUEUE_KEYS } from './queue-keys'
import classes from './queue-screen.module.css'
import { isNarrowed, QUEUE_VIEWS, type QueueSettings, queryOf, sortBy, sortOf } from './queue-settings'
import { MessagesArea } from './messages/messages-area'
import { MessagesButton } from './messages/messages-button'
import { ReportNotice } from './report/report-notice'
import { ReceiptDrawer } from './receipt/receipt-drawer'
import { mayDeclare, mayGiveBack, opensReceipt } from './table/columns'
import { EarlyKeys } from './table/early-keys'
import { QueueTable } from './table/queue-table'
import { RowsAwaited } from './table/rows-awaited'
import { useFetchNotice } from './use-fetch-notice'
import { useQueueActions } from './use-queue-actions'
import { useQueueRows } from './use-queue-rows'
import { useQueueSettings } from './use-queue-settings'
import { useSelection } from './use-selection'

type QueueScreenProps = {
  onOpen: (allocationId: string) => void
  onOpenBadge: (credentialId: string) => void
}

/** My queue. Waits for what was remembered, so that nothing jumps. */
export function QueueScreen(props: QueueScreenProps) {
  const [settings, change] = useQueueSettings()
  const [early] = useState(() => new EarlyKeys())
  if (settings === null) return <RowsAwaited early={early} />
  return <Queue {...props} early={early} settings={settings} onChange={change} />
}

type QueueProps = QueueScreenProps & { early: EarlyKeys; settings: QueueSettings; onChange: (next: QueueSettings) => void }

function Queue({ early, settings, onChange, onOpen, onOpenBadge }: QueueProps) {
  const t = useTexts('queue')
  const kit = useTexts('kit')
  const { acting, queue, sync } = useStore()
  const formats = useFormats()
  const now = useHubNow()
  const [search, setSearch] = useState('')
  const deferredSearch = useDeferredValue(search)
  const query = queryOf(settings, deferredSearch, endOfThisWeek(formats.providerZone, now))
  const rows = useQueueRows(query)
  const summary = useStoreQuery(() => queue.summary(), [])
  const status = useStoreQuery(() => sync.status(), [])
  const messages = useStoreQuery(() => acting.messages(), [])
  const [showsMessages, setShowsMessages] = useState(false)
  const selection = useSelection()
  const actions = useQueueActions(useFetchNotice(rows))
  const [receiptOf, setReceiptOf] = useState<string | null>(null)
  const [isTaking, setTaking] = useState(false)
  const [declaring, setDeclaring] = useState<QueueRow | null>(null)
  const [givingBack, setGivingBack] = useState<QueueRow | null>(null)

  const open = (row: QueueRow) => (opensReceipt(row.status) ? setReceiptOf(row.allocationId) : onOpen(row.allocationId))
  const startNext = async () => {
    const everything = { search: '', achievementIds: [], dueOnOrBefore: null, offlineOnly: false }
    const sort = { by: 'due', direction: 'ascending' } as const
    const page = await queue.page({ ...everything, view: 'to-assess', sort, offset: 0, limit: 1 })
    const [first] = page.rows
    if (first !== undefined) onOpen(first.allocationId)
  }
  const idsBetween = async (first: number, last: number) => {
    const page = await queue.page({ ...query, offset: first, limit: last - first + 1 })
    return page.rows.map((row) => row.allocationId)
  }
  const content = useRef<HTMLDivElement>(null)
  const goToList = () =>
    (content.current?.querySelector<HTMLElement>('[role=grid], [data-queue-list] [data-line]') ?? content.current)?.focus()
  // A list that became empty takes the focus with it.
  const isEmpty = rows.total === 0
  useEffect(() => {
    if (isEmpty && document.activeElement === document.body) content.current?.focus()
  }, [isEmpty])
  // Nothing came that they could have been meant for.
  const isInVain = isEmpty || rows.error !== null
  useEffect(() => {
    if (isInVain) early.clear()
  }, [early, isInVain])
  const widen = () => {
    setSearch('')
    onChange({ ...settings, achievementIds: [], dueThisWeek: false, offlineOnly: false })
  }
  const release = useBeforeRelease(() => selection.clear())
  const changeTo = (next: QueueSettings) => {
    selection.clear()
    release?.hide()
    onChange(next)
  }
  useShortcuts(
    bindKeys(
      QUEUE_KEYS,
      t,
      Object.fromEntries(QUEUE_VIEWS.map((view) => [`queue.view.${view}`, () => changeTo({ ...settings, view })])),
    ),
  )

  const [onlyId] = selection.ids.size === 1 ? selection.ids : []
  const onlySelected = onlyId === undefined ? undefined : rows.at(rows.indexOf(onlyId))
  // A decision that was taken back leaves the list, and its receipt goes with it.
  const receiptRow = receiptOf === null ? null : (rows.at(rows.indexOf(receiptOf)) ?? null)
  const hasWork = summary !== undefined && summary.counts['to-assess'] > 0
  return (
    <div className={classes.screen}>
      <QueueTop
        search={search}
        onSearch={setSearch}
        onLeaveSearch={goToList}
        isComplete={rows.isComplete}
        sync={status}
        messages={messages && <MessagesButton messages={messages} onShow={() => setShowsMessages(true)} />}
        onTakeOffline={() => setTaking(true)}
        onStartNext={hasWork ? () => void startNext() : null}
      />
      <div ref={content} className={classes.content} tabIndex={-1}>
        {messages && <MessagesArea messages={messages} isShown={showsMessages} onShow={setShowsMessages} />}
        <ReportNotice />
        {summary !== undefined && (
          <>
            {selection.ids.size > 0 ? (
              <SelectionBar
                selection={selection}
                actions={actions}
                onDeclare={onlySelected && mayDeclare(onlySelected) ? () => setDeclaring(onlySelected) : null}
                onGiveBack={onlySelected && mayGiveBack(onlySelected) ? () => setGivingBack(onlySelected) : null}
              />
            ) : (
              <QueueFilters settings={settings} summary={summary} total={rows.total} release={release} onChange={changeTo} />
            )}
            {!release?.isShown && <NumberCards summary={summary} />}
          </>
        )}
        {release?.isShown ? (
          <BeforeRelease
            decisions={release.decisions}
            search={search}
            isOnline={status?.offlineSince == null}
            onEmptied={goToList}
          />
        ) : rows.error !== null ? (
          <ErrorState
            icon={<IconAlertTriangle size={24} />}
            title={t('error.title')}
            safe={t('error.safe')}
            hint={t('error.hint')}
            details={rows.error.message}
            actions={<Button onClick={rows.tryAgain}>{kit('tryAgain')}</Button>}
          />
        ) : rows.total === null ? (
          <RowsAwaited early={early} />
        ) : rows.total === 0 ? (
          <QueueEmpty
            view={settings.view}
            isNarrowed={isNarrowed(settings, search)}
            onWiden={widen}
            onView={(view) => changeTo({ ...settings, view })}
          />
        ) : (
          <QueueTable
            rows={rows}
            total={rows.total}
            queryKey={JSON.stringify(query)}
            view={settings.view}
            sort={sortOf(settings)}
            onSort={(by) => onChange(sortBy(settings, by))}
            selection={selection}
            idsBetween={idsBetween}
            actions={actions}
            early={early}
            onOpen={open}
            onOpenBadge={onOpenBadge}
            onDeclare={setDeclaring}
            onGiveBack={setGivingBack}
          />
        )}
        {!release?.isShown && <KeyLine />}
      </div>
      {isTaking && summary !== undefined && (
        <TakeOfflineDialog
          summary={summary}
          selectedIds={selection.ids}
          onTake={({ allocationIds, chosenIds }) => void actions.takeOffline(allocationIds, chosenIds)}
          onClose={() => setTaking(false)}
        />
      )}
      {declaring !== null && (
        <DeclareDialog
          allocationId={declaring.allocationId}
          candidate={declaring.candidate}
          onDeclared={() => {
            selection.clear()
            setDeclaring(null)
            goToList()
          }}
          onClose={() => setDeclaring(null)}
        />
      )}
      {givingBack !== null && (
        <GiveBackDialog
          allocationId={givingBack.allocationId}
          candidate={givingBack.candidate}
          onGivenBack={() => {
            selection.clear()
            setGivingBack(null)
            goToList()
          }}
          onClose={() => setGivingBack(null)}
        />
      )}
      {receiptRow !== null && (
        <ReceiptDrawer
          row={receiptRow}
          actions={actions}
          onOpen={onOpen}
          onOpenBadge={onOpenBadge}
          onClose={() => setReceiptOf(null)}
        />
      )}
    </div>
  )
}
