export { IntakeError } from './intake'
export { type HubOptions, type RunningHub, startHub } from './start'
export { FolderInUseError, UnusableDataError } from './store'
