export {
  adjacentAgreement,
  adjacentAgreementStatistic,
  exactAgreement,
  exactAgreementStatistic,
} from './agreement'
export { type BootstrapEstimate, type BootstrapOptions, type BootstrapRun, bootstrapInterval, startBootstrap } from './bootstrap'
export { cohenKappa, cohenKappaStatistic } from './cohen-kappa'
export { type EwmaChart, ewmaChart, type EwmaOptions, type EwmaPoint, LEAST_IN_CHART } from './ewma'
export {
  comparableRaters,
  type Facets,
  type FacetsOptions,
  type FacetsProgress,
  facets,
  facetsInSteps,
  type Measure,
  type Observation,
} from './facets'
export { fleissKappa, fleissKappaStatistic } from './fleiss-kappa'
export { gwetAC1, gwetAC1Statistic, gwetAC2, gwetAC2Statistic } from './gwet'
export { type IccForm, icc } from './icc'
export { krippendorffAlpha, krippendorffAlphaStatistic } from './krippendorff-alpha'
export { randomIntegers } from './random'
export { type RaterSeverity, severity } from './severity'
export { severityInterval } from './severity-interval'
export { severityStatistic, severityStatistics } from './severity-statistics'
export { type Estimate, type Interval, isUnanswerable, type Ratings, type Scale, type Unanswerable, type Weights } from './types'
export { collectSums, type Statistic, type SummedStatistic, type UnitSums } from './unit-sums'
