import type { PendingDecision } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { QueueDecision, QueueDecisions } from '../contract'
import type { OutboxRow, PendingDecisionRow } from '../rows'

/** Decisions that I may return before their release, what is released first before the rest; and those that I was too late for. */
export async function readPendingDecisions(context: StoreContext): Promise<QueueDecisions> {
  const { db, account } = context
  const rows = await db.pendingDecisions.toArray()
  const returns = await db.outbox
    .where('commandId')
    .anyOf(rows.flatMap(({ returnId }) => returnId ?? []))
    .toArray()
  const byId = new Map(returns.map((entry) => [entry.commandId, entry]))
  const opened = await Promise.all(
    rows
      .filter((row) => !isLeft(row, byId.get(row.returnId ?? '')))
      .map(async (row): Promise<QueueDecision> => {
        const entry = byId.get(row.returnId ?? '')
        return { ...(await openPendingDecision(context, row)), isOver: row.isOver, ...standingOf(entry) }
      }),
  )
  return {
    isLead: account.person.roles.includes('lead'),
    decisions: opened.sort((a, b) => a.releaseAt.localeCompare(b.releaseAt) || a.madeAt.localeCompare(b.madeAt)),
  }
}

export function openPendingDecision(context: StoreContext, row: PendingDecisionRow): Promise<PendingDecision> {
  const place = sealedAs.pendingDecision(row.keyId, row.id, row.version)
  return openValue<PendingDecision>(context, place.keyId, place.context, row.sealed)
}

/** Whether it is over and I have nothing to hear about it: the hub took my return, or has long forgotten it. */
export function isLeft(row: PendingDecisionRow, entry: Pick<OutboxRow, 'state'> | undefined): boolean {
  return row.isOver && (entry === undefined || entry.state === 'acknowledged')
}

/** How my return of it stands. What the hub took is about to leave with the feed. */
function standingOf(entry: OutboxRow | undefined): Pick<QueueDecision, 'standing' | 'code'> {
  if (entry === undefined) return { standing: 'none', code: null }
  if (entry.state === 'acknowledged') return { standing: 'returned', code: null }
  const isRefused = entry.state === 'rejected' || entry.state === 'conflict'
  return isRefused ? { standing: 'refused', code: entry.code } : { standing: 'waiting', code: null }
}
