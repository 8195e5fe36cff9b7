export { readSteps, readTrail, type Step } from './read'
