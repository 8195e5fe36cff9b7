import { Button, Drawer, Group } from '@mantine/core'
import { IconArrowBackUp, IconExternalLink, IconRosette } from '@tabler/icons-react'
import type { MouseEvent, ReactNode } from 'react'
import { Chip, useFormats, useHubNow, useReturnedFocus, useTexts } from '../../kit'
import { type OutboxEntry, type QueueRow, useStore, useStoreQuery } from '../../store'
import { canTakeBack, clock, secondsUntil } from '../cells/time-left'
import type { QueueActions } from '../use-queue-actions'
import classes from './receipt-drawer.module.css'

type ReceiptDrawerProps = {
  row: QueueRow
  actions: QueueActions
  onOpen: (allocationId: string) => void
  onOpenBadge: (credentialId: string) => void
  onClose: () => void
}

/** What was sent, what the hub answered, and what can still be done about it. */
export function ReceiptDrawer({ row, actions, onOpen, onOpenBadge, onClose }: ReceiptDrawerProps) {
  const t = useTexts('queue')
  const { receipt } = row
  const now = useHubNow(1)
  useReturnedFocus()
  const isReversible = row.status === 'waiting-to-send' || canTakeBack(receipt, now)
  const credentialId = receipt?.credentialId ?? null
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="sm"
      title={t('receipt.title')}
      closeButtonProps={{ 'aria-label': t('receipt.close') }}
      // The second press of a double click on the row meets what the first one brought: it doesn't close it.
      closeOnClickOutside={false}
      overlayProps={{ onClick: (event: MouseEvent) => event.detail < 2 && onClose() }}
    >
      <h2 className={classes.candidate}>{row.candidate}</h2>
      <p className={classes.achievement}>{row.achievementName}</p>
      <ReceiptFacts row={row} now={now} />
      <Group gap="sm" mt="lg">
        {row.status === 'released' && credentialId !== null && (
          <Button leftSection={<IconRosette size={16} aria-hidden="true" />} onClick={() => onOpenBadge(credentialId)}>
            {t('openBadge')}
          </Button>
        )}
        {isReversible && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} aria-hidden="true" />}
            onClick={() => {
              void actions.takeBack(row.allocationId)
              onClose()
            }}
          >
            {t('takeBack')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconExternalLink size={16} aria-hidden="true" />}
          onClick={() => onOpen(row.allocationId)}
        >
          {t('openSubmission')}
        </Button>
      </Group>
    </Drawer>
  )
}

function ReceiptFacts({ row, now }: { row: QueueRow; now: Date }) {
  const t = useTexts('queue')
  const formats = useFormats()
  const { receipt } = row
  const queuedAt = useQueuedAt(row.allocationId)
  if (receipt === null) {
    return (
      <dl className={classes.facts}>
        {queuedAt !== null && <Fact name={t('receipt.sent')}>{formats.dateTime(queuedAt)}</Fact>}
        <p className={classes.note}>{t(row.isGivenBack ? 'status.givenBack' : 'receipt.queued')}</p>
      </dl>
    )
  }
  const left = canTakeBack(receipt, now) && receipt.releaseAt ? clock(secondsUntil(receipt.releaseAt, now)) : null
  return (
    <dl className={classes.facts}>
      {queuedAt !== null && <Fact name={t('receipt.sent')}>{formats.dateTime(queuedAt)}</Fact>}
      <Fact name={t('receipt.received')}>{formats.dateTime(receipt.acceptedAt)}</Fact>
      <Fact name={t('receipt.outcome')}>
        {receipt.outcome === null ? (
          <>
            {t('receipt.pending')}
            <p className={classes.note}>{t('receipt.pendingHint')}</p>
          </>
        ) : (
          <Chip tone={receipt.outcome === 'awarded' ? 'green' : 'neutral'}>{t(`outcome.${receipt.outcome}`)}</Chip>
        )}
        <p className={classes.note}>
          {left !== null
            ? t('receipt.takeBackLeft', { time: left })
            : t(receipt.outcome === null ? 'receipt.kept' : 'receipt.final')}
        </p>
      </Fact>
      {receipt.outcome !== null && <Fact name={t('receipt.badge')}>{t(badgeWords(row))}</Fact>}
      <Fact name={t('receipt.number')}>
        <code className={classes.number}>{receipt.commandId}</code>
      </Fact>
    </dl>
  )
}

function badgeWords(row: QueueRow): 'receipt.badgeReleased' | 'receipt.badgeOrdered' | 'receipt.noBadge' {
  if (row.status === 'released') return 'receipt.badgeReleased'
  return row.receipt?.outcome === 'awarded' ? 'receipt.badgeOrdered' : 'receipt.noBadge'
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** When I decided, by this machine's clock; null where the entry has left the outbox. */
function useQueuedAt(allocationId: string): string | null {
  const { sync } = useStore()
  const entries = useStoreQuery(() => sync.outbox(), [])
  const isMine = (entry: OutboxEntry) => entry.allocationId === allocationId && entry.type === 'assessment.submit'
  return entries?.filter(isMine).at(-1)?.queuedAt ?? null
}
