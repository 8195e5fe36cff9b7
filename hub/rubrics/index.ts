/** Rubrics: their next versions, and decisions that are to be looked at again. */
export { lockRubric } from './lock'
export { lookAgain } from './look-again'
export { lookedAt } from './looked-at'
export { publishRubric } from './publish'
export { publishNext } from './publish-next'
