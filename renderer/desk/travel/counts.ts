import type { ArrivedField } from '../../store'

export type ArrivedCounts = { criteria: number; notes: number; clashes: number; hasFeedback: boolean; hasOutcome: boolean }

/** What a line says of all that came. */
export function countArrived(fields: readonly ArrivedField[]): ArrivedCounts {
  const criteria = new Set(fields.flatMap(({ at }) => (at.of === 'score' ? [at.criterionId] : [])))
  const has = (name: string) => fields.some(({ at }) => at.of === 'assessment' && at.field === name)
  return {
    criteria: criteria.size,
    notes: fields.filter(({ at }) => at.of === 'annotation').length,
    clashes: fields.filter(({ isClash }) => isClash).length,
    hasFeedback: has('feedback'),
    hasOutcome: has('recommendation') || has('overrideReason'),
  }
}
