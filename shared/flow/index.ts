export { AGE_GROUPS, type AgeGroup, ageGroup, type Ageing, ageing, stageAt } from './ageing'
export { addWorkingDays, type Calendar, countWorkingDays, type OpenCalendar, openCalendar, weekdayOf } from './calendar'
export { type CumulativeFlow, cumulativeFlow, type Days } from './cumulative-flow'
export { type DailyCounts, dailyCounts } from './daily-counts'
export { type Basis, daysBetween, type Measure, type ToldBasis, workingDuration, workingMinutes } from './duration'
export { type FlowEvent, followPassage } from './follow'
export {
  type Assumptions,
  type Completion,
  type CompletionQuestion,
  CONFIDENCES,
  type Confidences,
  type Finished,
  type FinishedQuestion,
  FORECAST_HORIZON,
  FORECAST_RUNS,
  forecastCompletion,
  forecastFinished,
} from './forecast'
export {
  BUCKET_STARTS,
  type BucketedPercentile,
  bucketOf,
  dailyHistograms,
  type Histogram,
  histogramPercentiles,
  mergeHistograms,
} from './histogram'
export { type FlowSums, type Imbalance, IMBALANCES, LEAST_LEFT, type LittlesLaw, littlesLaw, tellLittlesLaw } from './littles-law'
export {
  type Holding,
  type Instant,
  isFinishedIn,
  isOpenAt,
  type Passage,
  type PassageEnd,
  type Span,
  type StageInterval,
} from './passage'
export {
  type LoadChange,
  type MovedPart,
  type Moving,
  moving,
  type Outlook,
  PACE_DAYS,
  spread,
  type Worker,
} from './moving'
export { percentiles, TOLD_PERCENTILES } from './percentiles'
export { type Promises, promisedDay, type PromiseShare, promiseShare, standing } from './promise'
export { isQuiet, type Quiet } from './quiet'
export { isUnanswerable, type Unanswerable } from './reasons'
export { type ResubmissionEffect, resubmissionEffect } from './resubmissions'
export { SMALL_GROUP, tellGroups, tellGroupsOfGroups, type ToldGroups } from './small-groups'
export { inFlow, kindOf, OPEN_STAGES, type Situation, type Stage, type StageKind, STAGES, stageOf } from './stages'
export {
  type Percentiles,
  type StageTurnaround,
  type Turnaround,
  turnaround,
  turnaroundBy,
  turnaroundByStage,
  turnaroundScatter,
} from './turnaround'
export {
  driftDates,
  holdsStill,
  type Measured,
  measureWork,
  type WatchedMeasure,
  type WatchedWork,
} from './watching'
export { heldAt, workInProgress } from './work-in-progress'
export { dateOf, type DayNumber, dayNumberOf } from './zone'
