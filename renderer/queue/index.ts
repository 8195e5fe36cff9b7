export { OfflinePlanner } from './offline/offline-planner'
export { QUEUE_KEYS } from './queue-keys'
export { QueueScreen } from './queue-screen'
