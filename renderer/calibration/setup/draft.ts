import {
  type Achievement,
  isSeedable,
  LEAST_SEED_SHARE,
  MOST_EXEMPLARS,
  MOST_PANEL,
  MOST_SEED_SHARE,
  type RoundPlan,
  type Rubric,
} from '../../../shared/domain'
import { proposeLastDay } from './last-day'

/** A round while it is set up; null and empty where nothing was chosen yet. */
export type RoundDraft = {
  name: string
  achievementId: string | null
  rubricVersion: number | null
  mode: RoundPlan['mode']
  /** `YYYY-MM-DD`, or empty where it was emptied; null: what is proposed (`proposeLastDay`). */
  closesOn: string | null
  sourceIds: string[]
  panelIds: string[]
  /** In percent; null where the field is empty. */
  passExact: number | null
  passAdjacent: number | null
  /** In percent; null where the field is empty. */
  seedShare: number | null
}

/** Pass marks that many panels use; nobody's benchmark. */
export const EMPTY_DRAFT: RoundDraft = {
  name: '',
  achievementId: null,
  rubricVersion: null,
  mode: 'practice',
  closesOn: null,
  sourceIds: [],
  panelIds: [],
  passExact: 70,
  passAdjacent: 95,
  seedShare: 5,
}

export type Gap =
  | 'name'
  | 'achievement'
  | 'rubric'
  | 'exemplars'
  | 'tooManyExemplars'
  | 'panel'
  | 'tooManyPanel'
  | 'closesOn'
  | 'passMark'
  | 'seedShare'
  | 'noSeeding'

export type Completed = { plan: RoundPlan; gaps: [] } | { plan: null; gaps: Gap[] }

/** The plan that a draft makes, or what it lacks. @param today in the provider's zone, `YYYY-MM-DD` */
export function completePlan(
  draft: RoundDraft,
  achievement: Pick<Achievement, 'id' | 'policy'> | null,
  rubric: Pick<Rubric, 'id' | 'version'> | null,
  today: string,
): Completed {
  const { sourceIds, panelIds, mode } = draft
  const closesOn = lastDayOf(draft, today)
  const name = draft.name.trim()
  const passMark = mode === 'qualification' ? passMarkOf(draft) : null
  const seedShare = mode === 'seeding' ? seedShareOf(draft) : null
  const gaps: Gap[] = []
  if (name === '') gaps.push('name')
  if (achievement === null) gaps.push('achievement')
  if (achievement !== null && rubric === null) gaps.push('rubric')
  if (sourceIds.length === 0) gaps.push('exemplars')
  if (sourceIds.length > MOST_EXEMPLARS) gaps.push('tooManyExemplars')
  if (panelIds.length === 0) gaps.push('panel')
  if (panelIds.length > MOST_PANEL) gaps.push('tooManyPanel')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(closesOn) || closesOn < today) gaps.push('closesOn')
  if (mode === 'qualification' && passMark === null) gaps.push('passMark')
  if (mode === 'seeding' && seedShare === null) gaps.push('seedShare')
  if (mode === 'seeding' && achievement !== null && !isSeedable(achievement.policy)) gaps.push('noSeeding')
  if (gaps.length > 0 || achievement === null || rubric === null) return { plan: null, gaps }
  const { id: rubricId, version: rubricVersion } = rubric
  return {
    plan: {
      ...{ name, achievementId: achievement.id, rubricId, rubricVersion, mode, closesOn, sourceIds, panelIds, passMark },
      ...(seedShare !== null && { seedShare }),
    },
    gaps: [],
  }
}

/** The last day that was chosen, or else is proposed. @param today in the provider's zone, `YYYY-MM-DD` */
export function lastDayOf({ closesOn }: Pick<RoundDraft, 'closesOn'>, today: string): string {
  return closesOn ?? proposeLastDay(today)
}

function passMarkOf({ passExact, passAdjacent }: RoundDraft): RoundPlan['passMark'] {
  const isShare = (percent: number | null): percent is number => percent !== null && percent >= 0 && percent <= 100
  if (!isShare(passExact) || !isShare(passAdjacent)) return null
  return { exact: passExact / 100, adjacent: passAdjacent / 100 }
}

function seedShareOf({ seedShare }: RoundDraft): number | null {
  const share = seedShare === null ? Number.NaN : seedShare / 100
  return share >= LEAST_SEED_SHARE && share <= MOST_SEED_SHARE ? share : null
}
