import type { QueueQuery, QueueRow } from '../../store'

/** What taking some submissions offline would mean. */
export type OfflinePlan = {
  /** All that was chosen: room is made for it as a whole, and nothing of it goes to make room for the rest. */
  chosenIds: string[]
  /** Those whose evidence isn't wholly here. */
  allocationIds: string[]
  bytesToFetch: number
  /** Of the chosen ones, how many are here already. */
  alreadyHere: number
}

/** Sums up what there is to fetch; what the hub gives no more is left out. */
export function planOffline(rows: readonly QueueRow[]): OfflinePlan {
  const plan: OfflinePlan = { chosenIds: [], allocationIds: [], bytesToFetch: 0, alreadyHere: 0 }
  for (const { allocationId, offline } of rows) {
    if (offline.state === 'gone') continue
    plan.chosenIds.push(allocationId)
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

/** The store's query for a choice ("to assess" includes what is begun); null where nothing is chosen. */
export function queryOf(choice: OfflineChoice): QueueQuery | null {
  const open: QueueQuery = {
    view: 'to-assess',
    search: '',
    achievementIds: [],
    dueOnOrBefore: null,
    offlineOnly: false,
    sort: { by: 'due', direction: 'ascending' },
    offset: 0,
    limit: EVERYTHING,
  }
  switch (choice.kind) {
    case 'this-week':
      return { ...open, dueOnOrBefore: choice.endOfWeek }
    case 'next':
      return { ...open, limit: choice.count }
    case 'selected':
      return { ...open, view: 'all' }
    case 'achievement':
      return choice.achievementId === null ? null : { ...open, achievementIds: [choice.achievementId] }
  }
}

/** The rows of a choice out of what its query answered. */
export function chosenRows(choice: OfflineChoice, rows: readonly QueueRow[]): readonly QueueRow[] {
  return choice.kind === 'selected' ? rows.filter((row) => choice.allocationIds.has(row.allocationId)) : rows
}
