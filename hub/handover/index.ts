export { dropHandedDrafts } from './drop'
export { handOverDraft } from './hand-over'
export { findReceiver, holdsPart } from './receiver'
