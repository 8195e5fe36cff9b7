export { describeProblem } from './describe-problem'
export { describeSync } from './describe-sync'
export { SyncIcon } from './sync-icon'
export { SyncLine } from './sync-line'
