export type { HttpSettings } from './app'
export { OPERATOR_ADDRESS } from './routes/operator'
export { buildServer } from './server'
