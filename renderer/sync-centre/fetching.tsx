import { Button } from '@mantine/core'
import { notify, ProgressLine, useFormats, useTexts } from '../kit'
import { type OfflineItem, useStore, useStoreQuery } from '../store'
import classes from './centre.module.css'

/** How far all that is being fetched is, with one button that stops it, or that goes on with what stopped. */
export function Fetching({ items }: { items: readonly OfflineItem[] }) {
  const t = useTexts('centre')
  const formats = useFormats()
  const { queue, sync } = useStore()
  const pause = useStoreQuery(async () => (await sync.status()).pause, [])
  const coming = items.filter(({ offline }) => offline.state === 'waiting' || offline.state === 'fetching')
  const stopped = items.filter(({ offline }) => offline.state === 'paused' || offline.state === 'failed')
  const failed = (error: unknown) => notify({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  const idsOf = (some: readonly OfflineItem[]) => some.map(({ allocationId }) => allocationId)
  if (coming.length === 0 && stopped.length < 2) return null
  if (coming.length === 0) {
    return (
      <div className={classes.fetching}>
        <span>{t('fetching.stopped', { count: stopped.length })}</span>
        <Button size="compact-sm" variant="default" onClick={() => void queue.takeOffline(idsOf(stopped)).catch(failed)}>
          {t('fetching.resume')}
        </Button>
      </div>
    )
  }
  const total = coming.reduce((sum, { offline }) => sum + offline.bytesTotal, 0)
  const done = coming.reduce((sum, { bytesHere }) => sum + bytesHere, 0)
  const isPaused = pause !== undefined && pause !== 'none'
  const words = t(isPaused ? 'fetching.paused' : 'fetching.progress', { count: coming.length, ...formats.bytesOf(done, total) })
  return (
    <div className={classes.fetching}>
      <span>{words}</span>
      <Button size="compact-sm" variant="default" onClick={() => void queue.cancelOffline(idsOf(coming)).catch(failed)}>
        {t('fetching.stop')}
      </Button>
      <ProgressLine share={total > 0 ? done / total : 0} label={words} tone="blue" />
    </div>
  )
}
