export { EarlierDecisionView } from './earlier-decision-view'
export { type ItemChange, itemChanges } from './revision-changes'
