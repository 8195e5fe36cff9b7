import { useTexts } from '../kit'
import { BackupSection } from './backup/backup-section'
import classes from './centre.module.css'
import { ConnectionSection } from './connection-section'
import { HistorySection } from './history-section'
import { OfflineSection } from './offline-section'
import { OutboxSections } from './outbox-sections'
import { StorageSection } from './storage-section'

type SyncCentreProps = {
  onOpen: (allocationId: string) => void
  onQueue: () => void
  onSignIn: () => void
}

/** One place for everything between this machine and the hub. */
export function SyncCentre({ onOpen, onQueue, onSignIn }: SyncCentreProps) {
  const t = useTexts('centre')
  return (
    <div className={classes.screen}>
      <header className={classes.header}>
        <h1>{t('title')}</h1>
      </header>
      <div className={classes.content}>
        <div className={classes.main}>
          <OutboxSections onOpen={onOpen} />
          <OfflineSection onOpen={onOpen} onQueue={onQueue} />
        </div>
        <div className={classes.side}>
          <ConnectionSection onSignIn={onSignIn} />
          <StorageSection />
          <BackupSection />
          <HistorySection />
        </div>
      </div>
    </div>
  )
}
