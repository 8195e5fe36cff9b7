import type { AllocationState } from '../../shared/domain'

/** States in which somebody works on an allocation: only then there is a draft that could travel. */
export const OPEN_STATES: readonly AllocationState[] = ['offered', 'accepted', 'in-review']
