export { cancelAdjudication, cancelPendingDecision } from './cancel'
export { loadLiveAssessments } from './judged'
export { concludeAssessment } from './make'
export { updateReceipts, writeReceipt } from './receipts'
