import { Button } from '@mantine/core'
import { IconDownload, IconLockExclamation } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog, ErrorState, useTexts } from '../../kit'
import { type Salvaged, StoreError, type StoreErrorReason } from '../../store'
import classes from './boot.module.css'
import { BootFrame } from './boot-frame'
import { type Exported, exportSalvaged } from './export-salvaged'

type OpenFailedScreenProps = {
  error: unknown
  onRetry: () => void
  /** Reads what can be read; null where it isn't known whose work it is. */
  onSalvage: (() => Promise<Salvaged[]>) | null
  /** Sets the database aside and goes on in an empty one. */
  onBeginAnew: () => Promise<void>
}

/** What the texts tell apart; everything else is told as a database that is damaged. */
const TOLD = ['newer', 'closed', 'wrong-key', 'unreadable', 'damaged', 'no-space'] as const satisfies readonly StoreErrorReason[]
type Told = (typeof TOLD)[number]

/** Reasons that a second try or another window mends: the database itself is sound, and stays where it is. */
const SOUND: readonly Told[] = ['newer', 'closed', 'no-space']

/** Says why the workbench could not be opened, what is safe, and what can be done. Nothing is changed unless it is asked for. */
export function OpenFailedScreen({ error, onRetry, onSalvage, onBeginAnew }: OpenFailedScreenProps) {
  const t = useTexts('recovery')
  const kit = useTexts('kit')
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [exported, setExported] = useState<Exported | null>(null)
  const reason = TOLD.find((one) => error instanceof StoreError && one === error.reason) ?? 'damaged'
  const canGoOn = onSalvage !== null && !SOUND.includes(reason)
  const save = async () => {
    if (onSalvage === null) return
    setBusy(true)
    try {
      setExported(await exportSalvaged(await onSalvage()))
    } catch (failed) {
      setExported({ outcome: 'failed', reason: failed instanceof Error ? failed.message : String(failed) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <BootFrame title={t('failed.title')}>
      <ErrorState
        icon={<IconLockExclamation size={24} />}
        title={t(`failed.what.${reason}`)}
        safe={t('failed.safe')}
        hint={t(`failed.todo.${reason}`)}
        details={error instanceof Error ? error.message : String(error)}
        actions={
          <>
            <Button onClick={onRetry}>{kit('tryAgain')}</Button>
            {canGoOn && (
              <Button
                variant="default"
                loading={isBusy}
                leftSection={<IconDownload size={15} aria-hidden="true" />}
                onClick={() => void save()}
              >
                {t('failed.export')}
              </Button>
            )}
            {canGoOn && (
              <Button variant="subtle" color="gray" onClick={() => setAsking(true)}>
                {t('failed.setAside')}
              </Button>
            )}
          </>
        }
      />
      {exported !== null && (
        <p className={classes.notice} role="status">
          {exported.outcome === 'saved' && t('failed.exported', { count: exported.pieces })}
          {exported.outcome === 'nothing' && t('failed.nothing')}
          {exported.outcome === 'failed' && t('failed.exportFailed', { reason: exported.reason })}
          {exported.outcome !== 'failed' &&
            exported.unreadable > 0 &&
            ` ${t('failed.unreadable', { count: exported.unreadable })}`}
        </p>
      )}
      <ConfirmDialog
        opened={isAsking}
        title={t('failed.setAside')}
        confirmLabel={t('failed.setAsideConfirm')}
        onConfirm={onBeginAnew}
        onClose={() => setAsking(false)}
      >
        {t('failed.setAsideHint')}
      </ConfirmDialog>
    </BootFrame>
  )
}
