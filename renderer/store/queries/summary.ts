import { Dexie } from 'dexie'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { QueueSummary, QueueView } from '../contract'
import type { ListIndex } from '../list/list-index'
import type { AllocationRow, OfflineRow } from '../rows'
import { isUnsent } from '../status'
import { openAchievements } from './catalogue'
import { dateIn, endOfThisWeek } from './dates'
import { isInView, VIEWS } from './queue'

/** Finished reviews of which the median is told. */
const REVIEWS_COUNTED = 20

/** The figures above the queue. */
export async function readSummary(context: StoreContext, index: ListIndex): Promise<QueueSummary> {
  const { db } = context
  const [changed, achievementRows, offlineRows, unsent, reviewRows, instant] = await Promise.all([
    db.readMeta('changed', 0),
    db.achievements.toArray(),
    db.offline.toArray(),
    db.outbox.where('state').anyOf(['waiting', 'sending', 'held']).toArray(),
    db.reviews.orderBy('finishedAt').reverse().limit(REVIEWS_COUNTED).toArray(),
    context.hubClock.now(),
  ])
  const here = await stillToAssess(
    context,
    offlineRows.filter((row) => row.state === 'verified'),
  )
  const { timeZone } = context.account.hub
  const today = dateIn(timeZone, instant)
  const weekEnd = endOfThisWeek(timeZone, instant)
  const figures = index.isComplete
    ? await Promise.resolve(index.caughtUp(changed)).then(() => countInMemory(index, today, weekEnd))
    : await countInDatabase(context, today, weekEnd)
  const achievements = [...(await openAchievements(context, achievementRows)).values()]
  const seconds = await Promise.all(
    reviewRows.map(async (row) => {
      const place = sealedAs.review(row.allocationId, row.version)
      return (await openValue<{ activeSeconds: number }>(context, place.keyId, place.context, row.sealed)).activeSeconds
    }),
  )
  return {
    ...figures,
    offlineItems: here.length,
    offlineBytes: here.reduce((sum, { offline }) => sum + offline.bytesTotal, 0),
    leasesUntil: here.reduce<string | null>((a, { row }) => (a === null || row.leaseUntil < a ? row.leaseUntil : a), null),
    waitingToSend: unsent.filter((entry) => isUnsent(entry) && entry.type !== 'allocation.begin').length,
    medianReviewSeconds: median(seconds),
    reviewsCounted: seconds.length,
    achievements: achievements.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
  }
}

const QUEUE_VIEWS = Object.keys(VIEWS) as QueueView[]

type Figures = Pick<QueueSummary, 'counts' | 'dueThisWeek' | 'dueToday' | 'late'>

/** What is here and still needed here: what was sent stays for a while, and would make "15 of 14" of the card. */
async function stillToAssess({ db }: StoreContext, here: OfflineRow[]): Promise<{ offline: OfflineRow; row: AllocationRow }[]> {
  const rows = await db.allocations.bulkGet(here.map((offline) => offline.allocationId))
  return here.flatMap((offline, at) => {
    const row = rows[at]
    return row && isInView(row, 'to-assess') ? [{ offline, row }] : []
  })
}

function countInMemory(index: ListIndex, today: string, weekEnd: string): Figures {
  const figures: Figures = {
    counts: { 'to-assess': 0, drafts: 0, 'needs-me': 0, sent: 0, all: 0 },
    dueThisWeek: 0,
    dueToday: 0,
    late: 0,
  }
  for (const { row } of index.entries.values()) {
    for (const view of QUEUE_VIEWS) if (isInView(row, view)) figures.counts[view]++
    if (!isInView(row, 'to-assess')) continue
    if (row.dueOn < today) figures.late++
    if (row.dueOn <= weekEnd) figures.dueThisWeek++
    if (row.dueOn === today) figures.dueToday++
  }
  return figures
}

/** The same from the database's index alone, before the list is in memory. */
async function countInDatabase({ db }: StoreContext, today: string, weekEnd: string): Promise<Figures> {
  const count = (view: AllocationRow['view'], from: unknown, to: unknown, includeEnd = true) =>
    db.allocations
      .where('[view+dueOn+receivedAt]')
      .between([view, from, Dexie.minKey], includeEnd ? [view, to, Dexie.maxKey] : [view, to, Dexie.minKey], true, includeEnd)
      .count()
  const countAll = async (of: QueueView) => {
    const parts = await Promise.all(VIEWS[of].map((view) => count(view, Dexie.minKey, Dexie.maxKey)))
    return parts.reduce((sum, part) => sum + part, 0)
  }
  const counts = await Promise.all(QUEUE_VIEWS.map(async (view) => [view, await countAll(view)] as const))
  const overOpen = async (from: unknown, to: unknown, includeEnd = true) => {
    const parts = await Promise.all(VIEWS['to-assess'].map((view) => count(view, from, to, includeEnd)))
    return parts.reduce((sum, part) => sum + part, 0)
  }
  const [late, dueThisWeek, dueToday] = await Promise.all([
    overOpen(Dexie.minKey, today, false),
    overOpen(Dexie.minKey, weekEnd),
    overOpen(today, today),
  ])
  return {
    counts: Object.fromEntries(counts) as Figures['counts'],
    dueThisWeek,
    dueToday,
    late,
  }
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
