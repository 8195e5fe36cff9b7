import type { OperationsToday, TurnaroundAnswer } from '../../../shared/protocol'
import type { Table, Value } from '../../charts'
import type { Texts } from '../../kit'

type Group = Pick<TurnaroundAnswer['before'], 'decided' | 'calendarDays' | 'workingDays' | 'kept'>
export type NamedGroup = Group & { name: string }

/** Turnaround and the promise of each group; what isn't told is empty. @param first what the groups are */
export function groupsTable(first: string, groups: readonly NamedGroup[], t: Texts<'monthly'>): Table {
  const percents = [50, 85, 95]
  return {
    header: [
      first,
      t('column.n'),
      ...percents.map((percent) => t('column.working', { percent })),
      ...percents.map((percent) => t('column.calendar', { percent })),
      t('column.kept'),
      t('column.keptShare'),
    ],
    rows: groups.map(({ name, decided, calendarDays, workingDays, kept }): Value[] => [
      name,
      decided,
      ...(workingDays ? [workingDays.p50, workingDays.p85, workingDays.p95] : [null, null, null]),
      ...(calendarDays ? [calendarDays.p50, calendarDays.p85, calendarDays.p95] : [null, null, null]),
      kept,
      kept === null || !decided ? null : kept / decided,
    ]),
  }
}

/** Open work by achievement and stage against its promise. */
export function openTable(
  open: OperationsToday['open'],
  nameOf: (achievementId: string) => string,
  stageOf: (stage: OperationsToday['open'][number]['stage']) => string,
  t: Texts<'monthly'>,
): Table {
  return {
    header: [
      t('column.achievement'),
      t('column.stage'),
      t('column.inTime'),
      t('column.soon'),
      t('column.late'),
      t('column.oldest'),
    ],
    rows: open.map(({ achievementId, stage, inTime, soon, late, oldestReceivedAt }) => [
      nameOf(achievementId),
      stageOf(stage),
      inTime,
      soon,
      late,
      oldestReceivedAt,
    ]),
  }
}

/** Why work is late or about to be. */
export function delaysTable(
  delays: OperationsToday['delays'],
  nameOf: (achievementId: string) => string,
  reasonOf: (reason: OperationsToday['delays'][number]['reason']) => string,
  t: Texts<'monthly'>,
): Table {
  return {
    header: [t('column.achievement'), t('column.reason'), t('column.soon'), t('column.late')],
    rows: delays.map(({ achievementId, reason, soon, late }) => [nameOf(achievementId), reasonOf(reason), soon, late]),
  }
}
