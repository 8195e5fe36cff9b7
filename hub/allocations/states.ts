import type { AllocationState } from '../../shared/domain'

/** States in which an assessor has their part, handed in or not. */
export const HELD_STATES: readonly AllocationState[] = ['offered', 'accepted', 'in-review', 'assessed']
