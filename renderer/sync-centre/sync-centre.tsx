import { type ReactNode, useState } from 'react'
import { Screen, useTexts } from '../kit'
import { BackupSection } from './backup/backup-section'
import classes from './centre.module.css'
import { ConnectionSection } from './connection-section'
import { HistorySection } from './history-section'
import { OfflineSection } from './offline-section'
import { OutboxSections } from './outbox-sections'
import { StorageSection } from './storage-section'

type SyncCentreProps = {
  onOpen: (allocationId: string) => void
  onSignIn: () => void
  /** To where drafts are let travel between devices. */
  onDevices: () => void
  /** The dialog that plans offline work; it belongs to the queue. */
  planner: (onClose: () => void) => ReactNode
}

/** One place for everything between this machine and the hub. */
export function SyncCentre({ onOpen, onSignIn, onDevices, planner }: SyncCentreProps) {
  const t = useTexts('centre')
  const [isPlanning, setPlanning] = useState(false)
  return (
    <Screen title={t('title')}>
      <div className={classes.content}>
        <ConnectionSection onSignIn={onSignIn} onDevices={onDevices} />
        <div className={classes.columns}>
          <div>
            <OutboxSections onOpen={onOpen} />
            <OfflineSection onOpen={onOpen} onPlan={() => setPlanning(true)} />
            <HistorySection />
          </div>
          <div>
            <StorageSection />
            <BackupSection />
          </div>
        </div>
      </div>
      {isPlanning && planner(() => setPlanning(false))}
    </Screen>
  )
}
