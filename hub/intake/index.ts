export { IntakeError } from './errors'
export { importPackage } from './import'
export { findHindrance, handInRevision } from './revision'
export { type TakenIn, takeIn } from './take-in'
