import type { RubricContent } from '../../../shared/domain'

/** All that an outcome depends on, as one text: who changes words only changes nothing here. */
export function ruleOf({ cutScore, criteria }: RubricContent): string {
  return JSON.stringify([
    cutScore,
    criteria.map(({ id, weight, hurdleLevelId, levels }) => [
      id,
      weight,
      hurdleLevelId,
      levels.map((level) => [level.id, level.points]),
    ]),
  ])
}
