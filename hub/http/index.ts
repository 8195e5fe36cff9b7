export type { HttpSettings } from './app'
export { PATIENCE, type Patience } from './patience'
export { OPERATOR_ADDRESS } from './routes/operator'
export { buildServer } from './server'
