import type { Measure } from '../../shared/flow'

/** Parts of the room, in their order. */
export const TABS = ['today', 'turnaround', 'flow', 'forecast', 'alerts'] as const
export type Tab = (typeof TABS)[number]

/** So many dates that end with today can be chosen by name. */
export const LAST_DAYS = [7, 30, 90, 365] as const

export type Period = { lastDays: (typeof LAST_DAYS)[number] } | { from: string; to: string }

export const LOAD_COLUMNS = ['name', 'open', 'begun', 'overdue', 'pace', 'away', 'mayTake'] as const
export type LoadColumn = (typeof LOAD_COLUMNS)[number]
export const WAIT_COLUMNS = ['achievement', 'waits', 'oldest', 'why'] as const
export type WaitColumn = (typeof WAIT_COLUMNS)[number]

export type Sort<Column> = { by: Column; direction: 'ascending' | 'descending' }

/** What the room remembers between visits. */
export type OperationsSettings = {
  tab: Tab
  period: Period
  /** Null: of every achievement. */
  achievementId: string | null
  /** By what time turnaround is told. */
  measure: Measure
  waits: Sort<WaitColumn>
  loads: Sort<LoadColumn>
}

export const DEFAULT_SETTINGS: OperationsSettings = {
  tab: 'today',
  period: { lastDays: 90 },
  achievementId: null,
  measure: 'working',
  waits: { by: 'waits', direction: 'descending' },
  loads: { by: 'open', direction: 'descending' },
}

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** What another version of Assay wrote may name what isn't there. */
export function soundSettings(kept: Partial<OperationsSettings>): OperationsSettings {
  const { tab, period, achievementId, measure, waits, loads } = kept
  return {
    tab: TABS.find((one) => one === tab) ?? DEFAULT_SETTINGS.tab,
    period: soundPeriod(period),
    achievementId: typeof achievementId === 'string' ? achievementId : null,
    measure: measure === 'calendar' ? 'calendar' : DEFAULT_SETTINGS.measure,
    waits: soundSort(waits, WAIT_COLUMNS, DEFAULT_SETTINGS.waits),
    loads: soundSort(loads, LOAD_COLUMNS, DEFAULT_SETTINGS.loads),
  }
}

function soundPeriod(period: Period | undefined): Period {
  if (period && 'from' in period && DATE.test(period.from) && DATE.test(period.to)) return { from: period.from, to: period.to }
  const lastDays = period && 'lastDays' in period ? LAST_DAYS.find((days) => days === period.lastDays) : undefined
  return lastDays === undefined ? DEFAULT_SETTINGS.period : { lastDays }
}

function soundSort<Column>(sort: Sort<Column> | undefined, columns: readonly Column[], otherwise: Sort<Column>): Sort<Column> {
  if (!sort || !columns.includes(sort.by)) return otherwise
  return { by: sort.by, direction: sort.direction === 'ascending' ? 'ascending' : 'descending' }
}
