export { QueueScreen } from './queue-screen'
