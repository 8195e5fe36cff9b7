export { findAvailable } from './available'
export { createAllocation } from './create'
export { changeAllocation, hideAllocation } from './change'
