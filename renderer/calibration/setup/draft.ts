import { type Achievement, MOST_EXEMPLARS, MOST_PANEL, type RoundPlan, type Rubric } from '../../../shared/domain'

/** A round while it is set up; null and empty where nothing was chosen yet. */
export type RoundDraft = {
  name: string
  achievementId: string | null
  rubricVersion: number | null
  mode: RoundPlan['mode']
  closesOn: string
  sourceIds: string[]
  panelIds: string[]
  /** In percent; null where the field is empty. */
  passExact: number | null
  passAdjacent: number | null
}

/** Pass marks that many panels use; nobody's benchmark. */
export const EMPTY_DRAFT: RoundDraft = {
  name: '',
  achievementId: null,
  rubricVersion: null,
  mode: 'practice',
  closesOn: '',
  sourceIds: [],
  panelIds: [],
  passExact: 70,
  passAdjacent: 95,
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

export type Completed = { plan: RoundPlan; gaps: [] } | { plan: null; gaps: Gap[] }

/** The plan that a draft makes, or what it lacks. @param today in the provider's zone, `YYYY-MM-DD` */
export function completePlan(
  draft: RoundDraft,
  achievement: Pick<Achievement, 'id'> | null,
  rubric: Pick<Rubric, 'id' | 'version'> | null,
  today: string,
): Completed {
  const { sourceIds, panelIds, mode, closesOn } = draft
  const name = draft.name.trim()
  const passMark = mode === 'qualification' ? passMarkOf(draft) : null
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
  if (gaps.length > 0 || achievement === null || rubric === null) return { plan: null, gaps }
  const { id: rubricId, version: rubricVersion } = rubric
  return {
    plan: { name, achievementId: achievement.id, rubricId, rubricVersion, mode, closesOn, sourceIds, panelIds, passMark },
    gaps: [],
  }
}

function passMarkOf({ passExact, passAdjacent }: RoundDraft): RoundPlan['passMark'] {
  const isShare = (percent: number | null): percent is number => percent !== null && percent >= 0 && percent <= 100
  if (!isShare(passExact) || !isShare(passAdjacent)) return null
  return { exact: passExact / 100, adjacent: passAdjacent / 100 }
}
