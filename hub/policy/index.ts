export { judgeAbsence, judgeEndOfAbsence } from './absence'
export { isToTell, judgeAlerting, judgeEndOfAlerting, judgeSending } from './alert'
export { type Assignment, type Available, chooseAgain, chooseAssessors, chooseNext, sparing, weightOf } from './allocation'
export { findConsequence, type Judged, type SecondLook } from './consequence'
export { type Rejected, reject } from './content'
export { judgeCommand, NOT_ALLOCATED, type Situation } from './judgement'
export { judgeLookedAt, NO_PAST_DECISION } from './look-again'
export { mayCompare, mayLookBack, mayScoreCopy } from './look-back'
export { type About, findObstacle, isAbsolute, type Obstacle } from './obstacle'
export { judgePause, judgePromise, judgeResuming, NO_ACHIEVEMENT } from './setting'
export { judgeEnding, judgeGiving, type Qualifying } from './qualification'
export { ID_TAKEN, judgeAnswer, judgeMessage, NO_MESSAGE, type Sending } from './message'
export {
  HAS_IT_ALREADY,
  judgeMoving,
  NO_WORK,
  NOBODY_BY_POLICY,
  NOBODY_OF_THAT_ROLE,
  NOT_FOR_THEM,
  NOT_TO_ONESELF,
} from './moving'
export { type DecisionNews, tellDecision, tellFinal } from './receipt'
export { judgeHandingOut, mayReport, NO_REPORT, TOO_FEW } from './report'
export { judgeReturn, mayReturn, NO_DECISION } from './return'
export { judgePublication, NOT_A_LEAD } from './rubric'
export { isLookedAtAgain, mayHaveSecond } from './second-look'
export { judgeComment, judgeReading, mayReadThreads, type Share } from './thread'
export { chanceOfSeed, judgeOpening, judgePlan, judgeQualifying, NO_ROUND, type Planned } from './round'
export {
  addDays,
  addWorkingDays,
  dateInZone,
  dayOf,
  dueDate,
  mondayOf,
  PURGE_AFTER_DAYS,
  promisedDate,
  releaseTime,
} from './times'
