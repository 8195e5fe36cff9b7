import type { AssayDatabase } from '../database'
import type { Collapsed } from './collapse'

/** Allocations that I said I may not judge, before the hub has heard of it. */
export async function declaredHere(db: AssayDatabase): Promise<Set<string>> {
  const unsent = await db.outbox.where('state').anyOf(['waiting', 'sending', 'held']).toArray()
  const declared = unsent.filter((entry) => entry.type === 'allocation.declare-conflict')
  return new Set(declared.map((entry) => entry.allocationId))
}

/** The changes without what came of these while the hub didn't know: nothing of it is to stand here again. */
export function withoutDeclared(changes: Collapsed, declared: ReadonlySet<string>): Collapsed {
  if (declared.size === 0) return changes
  const gone = changes.allocations.filter(({ id }) => declared.has(id)).map(({ submissionId }) => submissionId)
  const allocations = changes.allocations.filter(({ id }) => !declared.has(id))
  const kept = new Set(allocations.map(({ submissionId }) => submissionId))
  const isKept = (id: string) => !gone.includes(id) || kept.has(id)
  return { ...changes, allocations, submissions: changes.submissions.filter(({ id }) => isKept(id)) }
}
