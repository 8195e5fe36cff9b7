import type { BadgeStore } from './badges'
import type { DeskStore } from './desk'
import type { EvidenceStore } from './evidence'
import type { PreferenceStore } from './preferences'
import type { QueueStore } from './queue'
import type { RecoveryStore } from './recovery'
import type { SyncStore } from './sync'
import type { TravelStore } from './travel'

export type Store = {
  queue: QueueStore
  desk: DeskStore
  evidence: EvidenceStore
  badges: BadgeStore
  sync: SyncStore
  preferences: PreferenceStore
  recovery: RecoveryStore
  travel: TravelStore
  /** Resolves when every write that was begun is on the disk. */
  flush(): Promise<void>
  close(): Promise<void>
}
