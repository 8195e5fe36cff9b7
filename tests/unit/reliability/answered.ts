import type { Facets, Unanswerable } from '../../../shared/reliability/facets'

/** The answer of a panel that has one. */
export function answered(answer: Facets | Unanswerable): Facets {
  if ('reason' in answer) throw new Error(`no answer: ${answer.reason}`)
  return answer
}
