import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { piecesOf } from '../../../shared/backup'
import { notify, useFormats, useTexts } from '../../kit'
import { type RestoredWork, type Salvaged, useStore, useStoreQuery } from '../../store'
import { RestoredDialog } from './restored-dialog'
import classes from './shell.module.css'

/**
 * Says that this database was begun in the place of another one, until the person has read it; and offers what was found in the other
 * one as soon as the queue is here again, because work comes back only to what it belongs to.
 */
export function RecoveryBanner({ isFirstPull, onCentre }: { isFirstPull: boolean; onCentre: () => void }) {
  const { recovery } = useStore()
  const since = useStoreQuery(() => recovery.resetAt(), [])
  if (since === undefined || since === null) return null
  return <Banner since={since} isFirstPull={isFirstPull} onCentre={onCentre} />
}

function Banner({ since, isFirstPull, onCentre }: { since: string; isFirstPull: boolean; onCentre: () => void }) {
  const t = useTexts('recovery')
  const formats = useFormats()
  const { recovery } = useStore()
  const found = useSalvaged()
  const [restored, setRestored] = useState<RestoredWork[] | null>(null)
  const [isBusy, setBusy] = useState(false)
  const backups = found?.flatMap(({ backup }) => backup ?? []) ?? []
  const pieces = backups.reduce((sum, backup) => sum + piecesOf(backup).length, 0)
  const unreadable = found?.reduce((sum, one) => sum + one.unreadable, 0) ?? 0
  const isSetAside = found !== null && found.length > 0

  const bringBack = async () => {
    setBusy(true)
    try {
      const work: RestoredWork[] = []
      for (const backup of backups) {
        const result = await recovery.restore(backup)
        if (result.ok) work.push(...result.work)
      }
      setRestored(work)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      notify({ kind: 'failed', message: t('banner.failed', { reason }) })
    } finally {
      setBusy(false)
    }
  }
  const close = () => {
    setRestored(null)
    // What found no place here is offered again, until the person says that it is understood.
    if (restored?.every(({ unplaced }) => unplaced === null)) void recovery.acknowledgeReset()
  }

  return (
    <div className={classes.banner} role="status">
      <p>
        {found === null
          ? t('banner.looking')
          : t(isSetAside ? 'banner.setAside' : 'banner.lost', { time: formats.dateTime(since) })}{' '}
        {isSetAside && (pieces > 0 ? t('banner.found', { count: pieces }) : t('banner.noneFound'))}{' '}
        {unreadable > 0 && t('failed.unreadable', { count: unreadable })}
      </p>
      {pieces > 0 && (
        <Button size="compact-sm" disabled={isFirstPull} loading={isBusy} onClick={() => void bringBack()}>
          {t('banner.bringBack')}
        </Button>
      )}
      {found !== null && pieces === 0 && (
        <Button size="compact-sm" onClick={onCentre}>
          {t('banner.restoreBackup')}
        </Button>
      )}
      {found !== null && (
        <Button size="compact-sm" variant="default" onClick={() => void recovery.acknowledgeReset()}>
          {t('banner.dismiss')}
        </Button>
      )}
      {restored !== null && <RestoredDialog work={restored} onClose={close} />}
    </div>
  )
}

/** What lies in the databases that were set aside; null until it was looked at. */
function useSalvaged(): Salvaged[] | null {
  const { recovery } = useStore()
  const [found, setFound] = useState<Salvaged[] | null>(null)
  useEffect(() => {
    let isGone = false
    recovery.salvage().then(
      (salvaged) => {
        if (!isGone) setFound(salvaged)
      },
      (error: unknown) => console.error('What was set aside could not be looked at.', error),
    )
    return () => {
      isGone = true
    }
  }, [recovery])
  return found
}
