import type { HandedDraft } from '../../../shared/domain'
import { openValue, sealedAs, type StoreContext } from '../context'
import type { HandedOver, HandOver } from '../contract'
import type { AllocationRow, OutboxRow } from '../rows'
import { isRefused, isUnsent } from '../status'
import type { WorkRows } from '../work'
import { labelKept } from './work-labels'

/** Whether this work went to another assessor, as the feed or the answer to a command has told. */
export function isHandedOn({ removed, state }: Pick<AllocationRow, 'removed' | 'state'>, outbox: readonly OutboxRow[]): boolean {
  if (removed !== null) return removed === 'moved'
  return state === 'moved' || isMoved(outbox.filter(isRefused).at(-1)?.code ?? null)
}

const MOVED_CODES: readonly string[] = ['allocation-moved', 'no-receiver', 'not-independent', 'already-handed-over']

/** Whether a refusal with this code tells that the work went to somebody else. */
export function isMoved(code: string | null): boolean {
  return code !== null && MOVED_CODES.includes(code)
}

/** Where handing over my draft stands; null where there is nothing to hand over. */
export function findHandOver({ allocation, draft }: WorkRows, outbox: readonly OutboxRow[]): HandOver | null {
  const last = outbox.filter(({ type }) => type === 'draft.hand-over').at(-1)
  if (last && isUnsent(last)) return { state: last.state === 'waiting' && last.attempts === 0 ? 'waiting' : 'sent' }
  if (!draft?.begun || draft.phase === 'closed' || !isHandedOn(allocation, outbox)) return null
  return { state: 'possible', refused: last && isRefused(last) ? last.code : null }
}

/** The draft of this allocation that the hub took to hand it over; null where none was. */
export async function readHandedOver(context: StoreContext, allocationId: string): Promise<HandedOver | null> {
  const commands = await context.db.outbox.where('allocationId').equals(allocationId).toArray()
  const entry = commands.filter(({ type, state }) => type === 'draft.hand-over' && state === 'acknowledged').at(-1)
  if (!entry?.answeredAt) return null
  return { at: entry.answeredAt, about: (await labelKept(context, [allocationId])).get(allocationId) ?? null }
}

/** Drafts that were handed to me with this allocation, the latest first. @throws StoreError `damaged`, `key-destroyed` */
export async function readHandedDrafts(context: StoreContext, { id }: AllocationRow): Promise<HandedDraft[]> {
  const rows = await context.db.handedDrafts
    .where('allocationId')
    .equals(id)
    .filter((row) => !row.dismissed)
    .toArray()
  rows.sort((a, b) => b.handedAt.localeCompare(a.handedAt) || b.id.localeCompare(a.id))
  return Promise.all(
    rows.map((row) => {
      const place = sealedAs.handedDraft(row.keyId, row.id, row.version)
      return openValue<HandedDraft>(context, place.keyId, place.context, row.sealed)
    }),
  )
}
