import type { StoreContext } from './context'
import type { AssayDatabase } from './database'
import { noteHistory } from './history'
import type { AllocationRow } from './rows'

/** What the hub answered to the wish that evidence may stay longer. */
export type LeaseWishAnswer = { allocationId: string; answer: 'renewed' | 'refused' }

/** Keeps what the hub answered, so that it is told for as long as it is so; a refusal counts as news once for each lease. */
export async function noteLeaseAnswers(context: StoreContext, answers: readonly LeaseWishAnswer[]): Promise<void> {
  const { db } = context
  if (answers.length === 0) return
  const news = await db.transaction('rw', db.allocations, db.meta, async () => {
    const before = await db.readMeta('leaseRefusals', {})
    const refused = answers.filter(({ answer }) => answer === 'refused').map(({ allocationId }) => allocationId)
    const renewed = new Set(answers.filter(({ answer }) => answer === 'renewed').map(({ allocationId }) => allocationId))
    const named = [...new Set([...Object.keys(before), ...refused])].filter((id) => !renewed.has(id))
    const rows = (await db.allocations.bulkGet(named)).filter((row) => row !== undefined)
    // What is about a lease that has been extended since, or about work that is gone, isn't so any more.
    const still = rows.filter((row) => refused.includes(row.id) || isLeaseRefused(row, before))
    await db.writeMeta('leaseRefusals', Object.fromEntries(still.map((row) => [row.id, row.leaseUntil])))
    return answers.filter(({ allocationId, answer }) => {
      const row = still.find(({ id }) => id === allocationId)
      return answer === 'renewed' || (row !== undefined && !isLeaseRefused(row, before))
    })
  })
  for (const { allocationId, answer } of news) {
    await noteHistory(context, { kind: `lease-${answer}`, allocationId, count: null, code: null })
  }
}

/** For each of these, by id, the end of the lease that the hub didn't extend. */
export function readLeaseRefusals(db: AssayDatabase): Promise<Record<string, string>> {
  return db.readMeta('leaseRefusals', {})
}

/** Whether the hub refused to extend the lease that it has now. */
export function isLeaseRefused(
  { id, leaseUntil }: Pick<AllocationRow, 'id' | 'leaseUntil'>,
  refusals: Record<string, string>,
): boolean {
  return refusals[id] === leaseUntil
}
