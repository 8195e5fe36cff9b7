export { writeDecisionsInSight } from './decision-sight'
export { audiencesOf, FEED_CHANNEL, type FeedEntry, nudge, writeFeed } from './entries'
export { writeCredentialChange, writeGrant, writeRevocation, writeSubmissionChange } from './grants'
export { loadOpenings, writeOpening } from './openings'
export { writeOpeningsOf } from './openings-of'
export {
  loadPastDecisions,
  writePastDecision,
  writePastDecisionsGone,
  writePastDecisionsInSight,
} from './past-decisions'
export { loadReturnable, writeDecisionGone, writePendingDecision } from './pending-decisions'
export { writeRound, writeRoundReferences, writeRoundScores, writeRoundsInSight } from './rounds'
export { LineageError, readChanges } from './read'
export { Sight } from './sight'
export { writeSightChange } from './sight-change'
export { Nudges } from './nudges'
