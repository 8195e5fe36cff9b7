export { CheckList } from './check-list'
export { type RunningCheck, startCheck } from './start-check'
