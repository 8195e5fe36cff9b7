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

export type AchievementTables = {
  achievements: AchievementsTable
  rubrics: RubricsTable
  pathways: PathwaysTable
}
