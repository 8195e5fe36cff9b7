import type { QueueSort } from '../contract'
import type { OfflineRow } from '../rows'
import type { ListEntry } from './list-index'

export type OrderFacts = {
  achievementNames: ReadonlyMap<string, string>
  offline: ReadonlyMap<string, OfflineRow>
}

const STATUS_ORDER = ['needs-me', 'draft', 'to-assess', 'waiting-to-send', 'accepted', 'decided', 'released']
/** What only I can settle, then work that candidates wait for, then practice. */
const TASK_ORDER = ['adjudicate', 'assess', 'calibrate']
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

const plain = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Due date, then how long it has waited, then the id: the order of the database's index, so that both give the same list. */
export function byDue(a: ListEntry, b: ListEntry): number {
  return plain(a.row.dueOn, b.row.dueOn) || plain(a.row.receivedAt ?? '', b.row.receivedAt ?? '') || plain(a.row.id, b.row.id)
}

/** How two entries compare, ascending; equal ones go by due date. */
export function comparatorFor(by: QueueSort['by'], facts: OrderFacts): (a: ListEntry, b: ListEntry) => number {
  const nameOf = (entry: ListEntry) => facts.achievementNames.get(entry.row.achievementId ?? '') ?? ''
  const shareHere = (entry: ListEntry) => {
    const offline = facts.offline.get(entry.row.id)
    if (!offline) return 0
    return offline.state === 'verified' ? 2 : offline.bytesDone / Math.max(1, offline.bytesTotal)
  }
  const first: Record<QueueSort['by'], (a: ListEntry, b: ListEntry) => number> = {
    due: () => 0,
    submitted: (a, b) => plain(a.row.receivedAt ?? '', b.row.receivedAt ?? ''),
    candidate: (a, b) => collator.compare(a.list.candidate, b.list.candidate),
    achievement: (a, b) => collator.compare(nameOf(a), nameOf(b)),
    part: (a, b) => TASK_ORDER.indexOf(a.row.task) - TASK_ORDER.indexOf(b.row.task),
    progress: (a, b) => a.row.scored - b.row.scored,
    offline: (a, b) => shareHere(a) - shareHere(b),
    status: (a, b) => STATUS_ORDER.indexOf(a.row.status) - STATUS_ORDER.indexOf(b.row.status),
  }
  return (a, b) => first[by](a, b) || byDue(a, b)
}
