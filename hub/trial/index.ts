export { openTrialProvider, type TrialProvider } from './open'
