export { completePathways } from './complete'
export { findDependents } from './dependents'
