import { Button, type ButtonProps } from '@mantine/core'
import { useEffect, useState } from 'react'
import { type SyncStatus, useStore } from '../../store'
import { announce } from '../components'
import { useTexts } from '../texts'

/** A try that answers sooner is seen by what it changes; one of a hub that hangs goes on for longer than anybody looks at a button. */
const SHOWN_MS = 4_000

/** Asks sync to try at once, and shows at once that it does. */
export function TryNow({ status, ...props }: ButtonProps & { status: SyncStatus }) {
  const t = useTexts('sync')
  const { sync } = useStore()
  const [tried, setTried] = useState<string | null>(null)
  const now = `${status.phase} ${status.lastContactAt} ${status.problem?.code}`
  const isTrying = tried === now
  useEffect(() => {
    if (!isTrying) return
    const timer = setTimeout(() => setTried(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isTrying])
  const retry = () => {
    if (isTrying) return
    setTried(now)
    announce(t('trying'))
    void sync.retry()
  }
  return (
    // Not disabled while it tries: the focus would be lost.
    <Button {...props} variant="default" disabled={status.pause === 'everything'} aria-busy={isTrying} onClick={retry}>
      {t(isTrying ? 'trying' : 'tryNow')}
    </Button>
  )
}
