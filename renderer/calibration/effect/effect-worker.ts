import { expose } from 'comlink'
import { effectOfRule, type PastDecision, type Rubric } from '../../../shared/domain'

let past: readonly PastDecision[] = []

/** What the page may ask of the worker: decisions are given once, rules as they change. */
const effectWorker = {
  load: (decisions: readonly PastDecision[]) => {
    past = decisions
  },
  compute: (versions: readonly Rubric[], to: Rubric) => effectOfRule(past, versions, to),
}
export type EffectWorker = typeof effectWorker

expose(effectWorker)
