import type { ColumnType } from 'kysely'
import type { Achievement, Pathway, Rubric } from '../../../shared/domain'
import type { Json } from './columns'

export type AchievementsTable = { id: string; body: Json<Achievement>; image_sha256: string }

export type RubricsTable = {
  id: string
  version: number
  achievement_id: string
  state: Rubric['state']
  body: Json<Rubric>
  published_at: Date
}

export type PathwaysTable = { id: string; body: Json<Pathway>; image_sha256: string }

/** That an admin has set the promise of an achievement, in place of what its package says. */
export type PromisesSetTable = {
  achievement_id: string
  /** Working days that the package promised when it was set. */
  package_days: number
  set_at: Date
  /** An `Actor`. */
  set_by: string
  /** Empty where nobody said. */
  reason: string
}

/** When an achievement took in no new submissions. */
export type IntakePausesTable = {
  id: ColumnType<string, never, never>
  achievement_id: string
  since: Date
  /** The last calendar date, in the provider's zone; null: until it is resumed. */
  until: string | null
  /** An `Actor`. */
  paused_by: string
  /** Empty where nobody said. */
  reason: string
  /** Null while it goes on, as the two below. */
  ended_at: Date | null
  /** An `Actor`; `hub`: its last date was over. */
  ended_by: string | null
  end_reason: string | null
}

export type AchievementTables = {
  promises_set: PromisesSetTable
  intake_pauses: IntakePausesTable
  achievements: AchievementsTable
  rubrics: RubricsTable
  pathways: PathwaysTable
}
