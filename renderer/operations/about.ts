import type { Achievement } from '../../shared/domain'
import type { OperationsSettings } from './settings'

/** What a part of the room is about, and how it is looked at. */
export type About = {
  /** Null: all achievements that there are to see. */
  achievementId: string | null
  /** Achievements that are known here. */
  byId: ReadonlyMap<string, Achievement>
  settings: OperationsSettings
  change(part: Partial<OperationsSettings>): void
}
