import type { QueueQuery, QueueSort, QueueView } from '../store'

/** What the queue remembers between visits. The search is not remembered: yesterday's words would hide today's work. */
export type QueueSettings = {
  view: QueueView
  achievementIds: string[]
  dueThisWeek: boolean
  offlineOnly: boolean
  /** Each view keeps its own order. */
  sorts: Partial<Record<QueueView, QueueSort>>
}

export const QUEUE_VIEWS: readonly QueueView[] = ['to-assess', 'drafts', 'needs-me', 'sent', 'all']

export const DEFAULT_SETTINGS: QueueSettings = {
  view: 'to-assess',
  achievementIds: [],
  dueThisWeek: false,
  offlineOnly: false,
  sorts: {},
}

/** The order of a view: what was chosen for it, else what is due first comes first. */
export function sortOf(settings: QueueSettings): QueueSort {
  return settings.sorts[settings.view] ?? { by: 'due', direction: 'ascending' }
}

/** The order after a click on a column's header: that column upwards first, then the other way round. */
export function sortBy(settings: QueueSettings, by: QueueSort['by']): QueueSettings {
  const now = sortOf(settings)
  const direction = now.by === by && now.direction === 'ascending' ? 'descending' : 'ascending'
  return { ...settings, sorts: { ...settings.sorts, [settings.view]: { by, direction } } }
}

/** Whether anything but the view narrows the list. */
export function isNarrowed(settings: QueueSettings, search: string): boolean {
  return search.trim() !== '' || settings.achievementIds.length > 0 || settings.dueThisWeek || settings.offlineOnly
}

/**
 * The store's query for these settings, without its window.
 * @param endOfWeek last day that counts as this week, `YYYY-MM-DD`.
 */
export function queryOf(settings: QueueSettings, search: string, endOfWeek: string): Omit<QueueQuery, 'offset' | 'limit'> {
  return {
    view: settings.view,
    search: search.trim(),
    achievementIds: settings.achievementIds,
    dueOnOrBefore: settings.dueThisWeek ? endOfWeek : null,
    offlineOnly: settings.offlineOnly,
    sort: sortOf(settings),
  }
}
