/** Whose work it is: their keys, and what lies sealed under them. */
export { openAssessments, openNotes } from './assessments'
export { candidateKey, candidateKeys } from './keys'
export { openCandidates } from './people'
export { keepReason, keepReasons, openReasons } from './reasons'
export { openRevision, openRevisions } from './revisions'
