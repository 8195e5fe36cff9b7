import { notify, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'
import type { OfflinePlan } from './offline-plan'
import { TakeOfflineDialog } from './take-offline-dialog'

const NONE: ReadonlySet<string> = new Set()

/** The dialog that takes work offline, for screens that don't show the queue: how the fetching goes is theirs to show. */
export function OfflinePlanner({ onClose }: { onClose: () => void }) {
  const t = useTexts('queue')
  const { queue } = useStore()
  const summary = useStoreQuery(() => queue.summary(), [])
  if (summary === undefined) return null
  const take = ({ allocationIds, chosenIds }: OfflinePlan) =>
    void queue.takeOffline(allocationIds, chosenIds).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      notify({ kind: 'failed', message: t('takeFailed', { reason }) })
    })
  return <TakeOfflineDialog summary={summary} selectedIds={NONE} onTake={take} onClose={onClose} />
}
