export { checkAlerts } from './check'
export { endAlert, setAlert } from './set'
