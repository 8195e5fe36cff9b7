export { OrderWorker } from './worker'
