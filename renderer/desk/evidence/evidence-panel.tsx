import { Button } from '@mantine/core'
import { IconCloudDownload, IconRosetteDiscountCheck } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import type { Annotation } from '../../../shared/domain'
import { PanelHeader, ProgressLine, useFormats, useProgramKept, useTexts } from '../../kit'
import { itemChanges } from '../../review'
import type { DeskRecord } from '../../store'
import { type EntryGroup, neighbourEntry } from './entries'
import classes from './evidence.module.css'
import { EvidenceRow } from './evidence-row'

type Props = {
  record: DeskRecord
  annotations: readonly Annotation[]
  groups: readonly EntryGroup[]
  selectedId: string
  onSelect(id: string): void
  /** Null where the hub gives it to me no more. */
  onTakeOffline: (() => void) | null
}

/** Everything that the candidate handed in, and whether it was read. */
export function EvidencePanel({ record, annotations, groups, selectedId, onSelect, onTakeOffline }: Props) {
  const t = useTexts('desk')
  const list = useRef<HTMLElement>(null)
  const items = record.submission.evidence
  // Where nothing is here, the foot says it once for all.
  const nothingHere = items.every((item) => !record.evidenceHere[item.id])
  const { earlierDecision } = record.submission
  const changes = earlierDecision ? itemChanges(items, earlierDecision) : null
  const read = items.filter((item) => record.reading[item.id] !== undefined).length

  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const from = (event.target as HTMLElement).closest<HTMLElement>('[data-entry]')?.dataset.entry ?? selectedId
    const to = neighbourEntry(groups, from, step)
    if (to) list.current?.querySelector<HTMLElement>(`[data-entry="${to.id}"]`)?.focus()
  }

  return (
    <nav ref={list} className={classes.panel} aria-label={t('evidence.title')} onKeyDown={move}>
      <div className={classes.lists}>
        {groups.map((group) => (
          <section key={group.name} className={classes.group}>
            <PanelHeader
              title={t(`evidence.group.${group.name}`)}
              detail={group.name === 'evidence' ? t('evidence.read', { read, total: items.length }) : undefined}
            />
            <ul className={classes.list}>
              {group.entries.map((entry) => (
                <EvidenceRow
                  key={entry.id}
                  entry={entry}
                  isSelected={entry.id === selectedId}
                  isOpened={entry.kind !== 'item' || record.reading[entry.id] !== undefined}
                  isHere={nothingHere || entry.kind !== 'item' || record.evidenceHere[entry.id] === true}
                  notes={annotations.filter((annotation) => annotation.evidenceId === entry.id).length}
                  change={changes?.get(entry.id)}
                  onSelect={() => onSelect(entry.id)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <OfflineFoot record={record} onTakeOffline={onTakeOffline} />
    </nav>
  )
}

/** Whether one may leave the network: where the evidence is, and until when. */
function OfflineFoot({ record, onTakeOffline }: Pick<Props, 'record' | 'onTakeOffline'>) {
  const t = useTexts('desk')
  const formats = useFormats()
  const programKept = useProgramKept()
  const { offline, allocation } = record
  if (offline.itemsTotal === 0) return null
  if (offline.state === 'verified') {
    const isOffline = programKept === 'kept'
    return (
      <p
        className={classes.foot}
        data-tone={isOffline ? 'green' : undefined}
        title={t('offline.until', { date: formats.day(allocation.leaseUntil) })}
      >
        <IconRosetteDiscountCheck size={15} aria-hidden="true" />
        <span>
          {t(isOffline ? 'offline.verified' : `offline.program.${programKept}`, { size: formats.bytes(offline.bytesTotal) })}
        </span>
      </p>
    )
  }
  if (onTakeOffline === null) {
    return (
      <p className={classes.foot}>
        <span>{t('offline.gone')}</span>
      </p>
    )
  }
  if (offline.state === 'fetching' || offline.state === 'waiting') {
    const { bytesDone, bytesTotal, itemsDone, itemsTotal } = offline
    const words = t('offline.fetching', { ...formats.bytesOf(bytesDone, bytesTotal), items: itemsDone, count: itemsTotal })
    return (
      <div className={classes.foot}>
        <div className={classes.footWords}>
          <span>{words}</span>
          <ProgressLine share={bytesTotal === 0 ? 0 : bytesDone / bytesTotal} label={words} />
        </div>
      </div>
    )
  }
  const failure = offline.state === 'failed' ? t(`offline.failed.${offline.reason}`) : t('offline.none')
  return (
    <div className={classes.foot}>
      <div className={classes.footWords}>
        <span>{failure}</span>
        <Button variant="default" size="xs" leftSection={<IconCloudDownload size={15} />} onClick={onTakeOffline}>
          {t('offline.take', { size: formats.bytes(offline.bytesTotal) })}
        </Button>
      </div>
    </div>
  )
}
