export { type ProgramKept, setProgramKept, useProgramKept } from './program-kept'
