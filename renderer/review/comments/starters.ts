import type { Rubric } from '../../../shared/domain'
import { plain } from '../rubric/differences'
import type { Offer } from './rank'

/** What a rubric brings along for a new bank: the descriptors of its levels, each for its own criterion. */
export function startersOf(rubric: Rubric): Offer[] {
  return rubric.criteria.flatMap((criterion) =>
    // The highest level first: rationales mostly say what was seen, and only then what is missing.
    [...criterion.levels].reverse().map(
      (level): Offer => ({
        id: level.id,
        text: plain(level.descriptor),
        criterionId: criterion.id,
        source: 'rubric',
      }),
    ),
  )
}
