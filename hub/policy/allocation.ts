import type { AssessmentPolicy } from '../../shared/domain'
import type { Purpose } from '../store'

/** Somebody who could be given work, with how much they have already. */
export type Available = { id: string; openAllocations: number }

export type Assignment = { assessorId: string; purpose: Purpose }

/**
 * Who assesses a submission: the one who was named (if any) first, then whoever has least to do, until policy has its number.
 * Without somebody named nothing is given out: it waits for an admin. Fewer than policy asks for where too few are there.
 */
export function chooseAssessors(
  policy: Pick<AssessmentPolicy, 'assessors'>,
  named: string | null,
  available: readonly Available[],
): Assignment[] {
  if (named === null) return []
  const others = leastBusyFirst(available).filter(({ id }) => id !== named)
  const chosen = [named, ...others.map(({ id }) => id)].slice(0, policy.assessors)
  return chosen.map((assessorId, at) => ({ assessorId, purpose: at === 0 ? 'first' : 'second' }))
}

/** Whoever of these has least to do; undefined where there is nobody. */
export function chooseLeastBusy(people: readonly Available[]): string | undefined {
  return leastBusyFirst(people)[0]?.id
}

/** Ties are broken by id, so that the same state gives the same choice. */
function leastBusyFirst(people: readonly Available[]): Available[] {
  return [...people].sort((a, b) => a.openAllocations - b.openAllocations || (a.id < b.id ? -1 : 1))
}
