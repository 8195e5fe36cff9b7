export { IntakeError } from './errors'
export { importPackage } from './import'
export { storeRevision } from './store-revision'
