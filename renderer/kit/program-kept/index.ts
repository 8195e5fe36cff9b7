export { setProgramKept, useProgramKept } from './program-kept'
