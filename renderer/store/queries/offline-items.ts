import type { Achievement } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { OfflineItem } from '../contract'
import { hasKeptWork } from '../replica/end-allocation'
import type { AllocationRow, OfflineRow } from '../rows'
import { openSubmissionOf } from '../work'
import { toOfflineState } from './offline-state'

/** All evidence that is here or on its way: what needs me first, then by due date. */
export async function listOfflineItems(context: StoreContext): Promise<OfflineItem[]> {
  const offline = await context.db.offline.toArray()
  const rows = await context.db.allocations.bulkGet(offline.map((row) => row.allocationId))
  const items = await Promise.all(
    offline.map((wish, at) => {
      const row = rows[at]
      return row ? describe(context, row, wish) : null
    }),
  )
  return items.filter((item) => item !== null).sort((a, b) => rank(a) - rank(b) || a.dueOn.localeCompare(b.dueOn))
}

function rank({ offline, status }: OfflineItem): number {
  if (offline.state === 'failed') return 0
  if (offline.state === 'fetching') return 1
  if (offline.state === 'waiting' || offline.state === 'paused') return 2
  return status === 'accepted' || status === 'decided' || status === 'released' ? 4 : 3
}

async function describe(context: StoreContext, row: AllocationRow, wish: OfflineRow): Promise<OfflineItem | null> {
  const [submission, achievement, hasUnsentWork] = await Promise.all([
    openSubmissionOf(context, row),
    openAchievement(context, row.achievementId),
    hasKeptWork(context.db, row.id),
  ])
  if (!submission || !achievement) return null
  return {
    allocationId: row.id,
    candidate: submission.candidate.name ?? submission.candidate.pseudonym,
    achievementName: achievement.name,
    offline: toOfflineState(wish, wish),
    bytesHere: wish.state === 'verified' ? wish.bytesTotal : wish.bytesDone,
    status: row.status,
    dueOn: row.dueOn,
    leaseUntil: row.leaseUntil,
    hasUnsentWork,
  }
}

async function openAchievement(context: StoreContext, id: string | null): Promise<Achievement | null> {
  const row = id === null ? undefined : await context.db.achievements.get(id)
  if (!row) return null
  const place = sealedAs.achievement(row.id, row.version)
  return openValue<Achievement>(context, place.keyId, place.context, row.sealed)
}
