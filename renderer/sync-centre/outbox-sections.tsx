import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconClock, IconSend } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Chip, LoadingState, NothingWaiting, notify, useFormats, useTexts } from '../kit'
import { type OutboxEntry, type QueueRow, useStore, useStoreQuery } from '../store'
import classes from './centre.module.css'
import { DiscardedSection } from './discarded-section'
import { KeptSection } from './kept-section'
import { Listed } from './listed'
import { Part } from './part'

/** What needs a decision of mine. */
const NEEDS_ME = {
  view: 'needs-me',
  search: '',
  achievementIds: [],
  dueOnOrBefore: null,
  offlineOnly: false,
  sort: { by: 'due', direction: 'ascending' },
  offset: 0,
  limit: 200,
} as const satisfies Parameters<ReturnType<typeof useStore>['queue']['page']>[0]

/** What needs me, what waits to be sent, and what was sent. */
export function OutboxSections({ onOpen }: { onOpen: (allocationId: string) => void }) {
  const t = useTexts('centre')
  const { sync, queue } = useStore()
  const outbox = useStoreQuery(() => sync.outbox(), [])
  const mine = useStoreQuery(() => queue.page(NEEDS_ME), [])
  const elsewhere = useStoreQuery(() => sync.sentElsewhere(), []) ?? 0
  const [broughtBackId, setBroughtBackId] = useState<string | null>(null)
  if (outbox === undefined || mine === undefined) return <LoadingState rows={4} rowHeight={44} />
  const waiting = outbox.filter((entry) => entry.state === 'waiting' || entry.state === 'sending' || entry.state === 'held')
  const sent = outbox.filter((entry) => entry.state === 'acknowledged').reverse()
  return (
    <>
      {mine.rows.length > 0 && (
        <Part title={t('needsMe.title')} detail={mine.total} isUrgent>
          <Listed className={classes.list} items={mine.rows}>
            {(row) => (
              <NeedsMe
                key={row.allocationId}
                row={row}
                entries={outbox}
                takesFocus={row.allocationId === broughtBackId}
                onOpen={onOpen}
              />
            )}
          </Listed>
        </Part>
      )}
      <KeptSection onOpen={onOpen} />
      <DiscardedSection onBack={setBroughtBackId} />
      <Part title={t('waiting.title')} detail={waiting.length}>
        {waiting.length === 0 ? (
          <NothingWaiting className={classes.note} />
        ) : (
          <Listed className={classes.list} items={waiting}>
            {(entry) => (
              <Entry key={entry.commandId} entry={entry} icon={<IconClock size={17} aria-hidden="true" />} onOpen={onOpen}>
                <Waiting entry={entry} />
              </Entry>
            )}
          </Listed>
        )}
      </Part>
      <Part title={t('sent.title')} detail={sent.length}>
        {elsewhere > 0 && <p className={classes.note}>{t('sent.elsewhere', { count: elsewhere })}</p>}
        {sent.length === 0 ? (
          <p className={classes.note}>{t('sent.nothing')}</p>
        ) : (
          <Listed className={classes.list} items={sent}>
            {(entry) => (
              <Entry key={entry.commandId} entry={entry} icon={<IconCheck size={17} aria-hidden="true" />} onOpen={onOpen}>
                <Sent entry={entry} />
              </Entry>
            )}
          </Listed>
        )}
      </Part>
    </>
  )
}

type NeedsMeProps = {
  row: QueueRow
  entries: readonly OutboxEntry[]
  /** It has just been brought back: the focus goes where it stands now. */
  takesFocus: boolean
  onOpen: (allocationId: string) => void
}

function NeedsMe({ row, entries, takesFocus, onOpen }: NeedsMeProps) {
  const t = useTexts('centre')
  const decide = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takesFocus) decide.current?.focus()
  }, [takesFocus])
  const refusal = entries.findLast((entry) => entry.allocationId === row.allocationId)?.refusal
  return (
    <li className={classes.entry}>
      <IconAlertTriangle size={17} aria-hidden="true" className={classes.urgent} />
      <span className={classes.about}>
        <b>{row.candidate}</b>
        <span>{row.achievementName}</span>
      </span>
      <span className={classes.what}>
        {(row.need === 'refused' && refusal?.message) || t(`needsMe.${row.need ?? 'refused'}`)}
      </span>
      <Button ref={decide} size="compact-sm" onClick={() => onOpen(row.allocationId)}>
        {t('needsMe.decide')}
      </Button>
    </li>
  )
}

type EntryProps = { entry: OutboxEntry; icon: ReactNode; onOpen: (allocationId: string) => void; children: ReactNode }

function Entry({ entry, icon, onOpen, children }: EntryProps) {
  const t = useTexts('centre')
  const sync = useTexts('sync')
  return (
    <li className={classes.entry}>
      {icon}
      <span className={classes.about}>
        <b>{entry.about?.candidate ?? t('gone')}</b>
        <span>
          {sync(`command.${entry.type}`)}
          {isMoreThanItsName(entry) && ` · ${entry.about?.achievementName}`}
        </span>
      </span>
      <span className={classes.what}>{children}</span>
      {entry.isHere && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onOpen(entry.allocationId)}>
          {t('open')}
        </Button>
      )}
    </li>
  )
}

/** What is about an achievement and nobody in particular is known by that alone. */
function isMoreThanItsName({ about }: OutboxEntry): boolean {
  return about !== null && about.achievementName !== '' && about.achievementName !== about.candidate
}

function Waiting({ entry }: { entry: OutboxEntry }) {
  const t = useTexts('centre')
  const sync = useTexts('sync')
  const formats = useFormats()
  return (
    <>
      {sync(`entry.${entry.state}`)} · {t('waiting.since', { time: formats.dateTime(entry.queuedAt) })}
      {entry.attempts > 1 && ` · ${t('waiting.attempts', { count: entry.attempts })}`}
    </>
  )
}

function Sent({ entry }: { entry: OutboxEntry }) {
  const t = useTexts('centre')
  const formats = useFormats()
  return (
    <span className={classes.sent}>
      {entry.answeredAt !== null && <span>{t('sent.at', { time: formats.dateTime(entry.answeredAt) })}</span>}
      {entry.stage !== null && (
        <Chip tone={entry.stage === 'released' ? 'green' : 'neutral'} icon={<IconSend size={13} aria-hidden="true" />}>
          {t(`sent.stage.${entry.stage}`)}
        </Chip>
      )}
      <ReceiptNumber number={entry.commandId} />
    </span>
  )
}

/** What the hub's answer goes by, where somebody has to ask about it. Its end tells receipts apart; all of it is copied. */
function ReceiptNumber({ number }: { number: string }) {
  const t = useTexts('centre')
  const copy = () =>
    navigator.clipboard.writeText(number).then(
      () => notify({ message: t('sent.copied') }),
      () => notify({ kind: 'failed', message: t('sent.notCopied', { number }) }),
    )
  return (
    <button type="button" className={classes.number} title={t('sent.copy', { number })} onClick={() => void copy()}>
      {t('sent.number', { end: number.slice(-6) })}
    </button>
  )
}
