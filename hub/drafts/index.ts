/** Drafts that travel between the devices of one person. The hub keeps them sealed and can't open them. */
export { dropAllDrafts, dropDraft } from './drop'
export { OPEN_STATES } from './open-states'
export { putDraft, readDraft } from './store'
export { beginTravel, endTravel, readTravel } from './travel'
