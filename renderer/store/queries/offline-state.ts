import type { OfflineState } from '../contract'
import type { AllocationRow, OfflineRow } from '../rows'
import { isGiven } from '../status'

/** Where an allocation's evidence stands, from its row; without one, nobody asked for it yet. */
export function toOfflineState(
  row: OfflineRow | undefined,
  totals: { bytesTotal: number; itemsTotal: number },
  allocation: Pick<AllocationRow, 'removed' | 'state'>,
): OfflineState {
  if (row?.state !== 'verified' && !isGiven(allocation)) {
    return { state: 'gone', bytesTotal: totals.bytesTotal, itemsTotal: totals.itemsTotal }
  }
  if (!row) return { state: 'none', bytesTotal: totals.bytesTotal, itemsTotal: totals.itemsTotal }
  const { bytesDone, bytesTotal, itemsDone, itemsTotal } = row
  if (row.state === 'verified') return { state: 'verified', bytesTotal, itemsTotal, verifiedAt: row.verifiedAt ?? '' }
  if (row.state === 'failed') {
    return { state: 'failed', reason: row.reason ?? 'unreachable', bytesDone, bytesTotal, itemsDone, itemsTotal }
  }
  return { state: row.state, bytesDone, bytesTotal, itemsDone, itemsTotal }
}
