import type { OperationsToday, TurnaroundAnswer } from '../../../shared/protocol'
import { allTogether } from '../turnaround/all-together'
import { listWaiting, mostly, type WaitingRow } from './waiting'

/** What the cards of today say. */
export type Summary = {
  open: number
  /** Decided as not yet, and not answered so far: no open work. */
  withCandidate: number
  late: number
  soon: number
  arrived: number
  ended: number
  mostly: WaitingRow['why']
}

/** Of all achievements that there are to see, or of one. */
export function summarise(figures: OperationsToday, achievementId: string | null): Summary {
  const isMeant = (one: { achievementId: string }) => achievementId === null || one.achievementId === achievementId
  const add = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0)
  const rows = listWaiting(figures, achievementId)
  const moved = figures.achievements.filter(isMeant)
  return {
    open: add(rows.map(({ open }) => open)),
    withCandidate: add(
      figures.open
        .filter((one) => isMeant(one) && one.stage === 'with-candidate')
        .map(({ inTime, soon, late }) => inTime + soon + late),
    ),
    late: add(rows.map(({ late }) => late)),
    soon: add(rows.map(({ soon }) => soon)),
    arrived: add(moved.map(({ arrivedInWeek }) => arrivedInWeek)),
    ended: add(moved.map(({ leftInWeek }) => leftInWeek)),
    mostly: mostly(figures.delays.filter(isMeant)),
  }
}

/** The share that kept its promise, and by how many percent points that is more than in the period before; null where either isn't told. */
export type Kept = { share: number; decided: number; change: number | null }

/** Of what was asked for, all together; null where that isn't told. */
export function keptOf({ groups, before }: TurnaroundAnswer, achievementId: string | null): Kept | null {
  const all = allTogether({ groups }, achievementId)
  const share = shareOf(all)
  if (!all || share === null) return null
  const former = shareOf(before)
  return { share, decided: all.decided ?? 0, change: former === null ? null : Math.round(100 * share) - Math.round(100 * former) }
}

/** Of a row; null where it isn't told. */
export function shareOf(group: Pick<TurnaroundAnswer['before'], 'kept' | 'decided'> | undefined): number | null {
  if (!group || group.kept === null || group.decided === null || group.decided === 0) return null
  return group.kept / group.decided
}
