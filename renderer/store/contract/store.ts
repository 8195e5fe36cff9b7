import type { ActingStore } from './acting'
import type { AlertingStore } from './alerting'
import type { BadgeStore } from './badges'
import type { CalibrationStore } from './calibration'
import type { DeskStore } from './desk'
import type { EvidenceStore } from './evidence'
import type { FigureStore } from './figures'
import type { PanelStore } from './panel'
import type { PreferenceStore } from './preferences'
import type { QueueStore } from './queue'
import type { RecoveryStore } from './recovery'
import type { RubricStore } from './rubrics'
import type { SyncStore } from './sync'
import type { ReportStore } from './reports'
import type { ThreadStore } from './threads'
import type { TravelStore } from './travel'
import type { VerificationStore } from './verifications'

export type Store = {
  queue: QueueStore
  desk: DeskStore
  evidence: EvidenceStore
  badges: BadgeStore
  calibration: CalibrationStore
  rubrics: RubricStore
  threads: ThreadStore
  reports: ReportStore
  panel: PanelStore
  acting: ActingStore
  alerting: AlertingStore
  sync: SyncStore
  preferences: PreferenceStore
  recovery: RecoveryStore
  travel: TravelStore
  verifications: VerificationStore
  figures: FigureStore
  /** Whether the last write found no room, and how to hear when that changes. */
  shortage: { isShort(): boolean; subscribe(listener: () => void): () => void }
  /** Resolves when every write that was begun is on the disk. */
  flush(): Promise<void>
  close(): Promise<void>
}
