import type { AllocationState } from '../../shared/domain'
import type { AllocationRow } from '../store'

/** States in which an assessor has their part, handed in or not. */
export const HELD_STATES: readonly AllocationState[] = ['offered', 'accepted', 'in-review', 'assessed']

/** Whether its assessor gave it back themself, and no operator took it. */
export function isGivenBack({ state, purged }: Pick<AllocationRow, 'state' | 'purged'>): boolean {
  return state === 'returned' && purged === null
}
