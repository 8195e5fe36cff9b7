import { useStore, useStoreQuery } from '../../store'
import { useTexts } from '../texts'

/** Where nothing waits to be sent: that all has reached the hub, or what hasn't because it was never handed in. */
export function NothingWaiting({ className }: { className: string | undefined }) {
  const t = useTexts('sync')
  const { recovery } = useStore()
  const onlyHere = useStoreQuery(() => recovery.onlyHere(), [])
  if (onlyHere === undefined) return null
  return (
    <p className={className}>{onlyHere.length > 0 ? t('nothingButDrafts', { count: onlyHere.length }) : t('nothingWaiting')}</p>
  )
}
