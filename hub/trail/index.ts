export { readTrail, type Step } from './read'
