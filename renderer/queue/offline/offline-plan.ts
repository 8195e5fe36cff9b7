import type { QueueQuery, QueueRow } from '../../store'

/** What taking some submissions offline would mean. */
export type OfflinePlan = {
  /** Those whose evidence isn't wholly here. */
  allocationIds: string[]
  bytesToFetch: number
  /** Of the chosen ones, how many are here already. */
  alreadyHere: number
}

/** Sums up what there is to fetch. */
export function planOffline(rows: readonly QueueRow[]): OfflinePlan {
  const plan: OfflinePlan = { allocationIds: [], bytesToFetch: 0, alreadyHere: 0 }
  for (const { allocationId, offline } of rows) {
    if (offline.state === 'verified' || offline.itemsTotal === 0) {
      plan.alreadyHere += 1
      continue
    }
    plan.allocationIds.push(allocationId)
    plan.bytesToFetch += offline.bytesTotal - (offline.state === 'none' ? 0 : offline.bytesDone)
  }
  return plan
}

export type OfflineChoice =
  | { kind: 'this-week'; endOfWeek: string }
  | { kind: 'next'; count: number }
  | { kind: 'selected'; allocationIds: ReadonlySet<string> }
  | { kind: 'achievement'; achievementId: string | null }

/** More than one assessor's open work ever is. */
const EVERYTHING = 100_000

/** The store's queries for a choice: open work is what is to assess and what is begun. */
export function queriesOf(choice: OfflineChoice): QueueQuery[] {
  const base: Omit<QueueQuery, 'view'> = {
    search: '',
    achievementIds: [],
    dueOnOrBefore: null,
    offlineOnly: false,
    sort: { by: 'due', direction: 'ascending' },
    offset: 0,
    limit: EVERYTHING,
  }
  const open = (more: Partial<QueueQuery>) => (['to-assess', 'drafts'] as const).map((view) => ({ ...base, ...more, view }))
  switch (choice.kind) {
    case 'this-week':
      return open({ dueOnOrBefore: choice.endOfWeek })
    case 'next':
      return open({ limit: choice.count })
    case 'selected':
      return [{ ...base, view: 'all' }]
    case 'achievement':
      return choice.achievementId === null ? [] : open({ achievementIds: [choice.achievementId] })
  }
}

/** The rows of a choice out of what its queries answered. */
export function chosenRows(choice: OfflineChoice, rows: readonly QueueRow[]): QueueRow[] {
  if (choice.kind === 'selected') return rows.filter((row) => choice.allocationIds.has(row.allocationId))
  if (choice.kind !== 'next') return [...rows]
  return [...rows].sort((one, other) => one.dueOn.localeCompare(other.dueOn)).slice(0, choice.count)
}
