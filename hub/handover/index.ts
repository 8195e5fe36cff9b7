export { dropHandedDrafts } from './drop'
export { handOverDraft, noteHandedOver } from './hand-over'
export { findReceiver, holdsPart } from './receiver'
