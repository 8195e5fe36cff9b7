import { IconHourglassLow } from '@tabler/icons-react'
import { useFormats, useHubNow, useTexts } from '../../kit'
import type { DeskRecord } from '../../store'
import { DeskLine } from '../asking/desk-line'

/** The hub gives no more time for this evidence: until when it is here, what stays, and what can be done. */
export function LeaseLine({ record: { allocation, isLeaseRefused } }: { record: DeskRecord }) {
  return isLeaseRefused ? <RefusedLine leaseUntil={allocation.leaseUntil} /> : null
}

function RefusedLine({ leaseUntil }: { leaseUntil: string }) {
  const t = useTexts('desk')
  const formats = useFormats()
  const now = useHubNow()
  const isOver = Date.parse(leaseUntil) <= now.getTime()
  return (
    <DeskLine icon={IconHourglassLow} tone="told" label={t('lease.label')}>
      <strong>{isOver ? t('lease.over') : t('lease.ends', { time: formats.dateTime(leaseUntil) })}</strong>{' '}
      {t(isOver ? 'lease.afterwards' : 'lease.todo')}
    </DeskLine>
  )
}
