import type { Rubric } from '../../../shared/domain'
import { plain } from '../rubric/differences'
import type { Offer } from './rank'

/** What a rubric says of its levels, to be quoted where its criterion is written about. */
export function startersOf(rubric: Rubric): Offer[] {
  return rubric.criteria.flatMap((criterion) =>
    // The highest level first: rationales mostly say what was seen, and only then what is missing.
    [...criterion.levels].reverse().map(
      (level, at): Offer => ({
        id: level.id,
        level: { number: criterion.levels.length - at, title: level.title },
        text: plain(level.descriptor),
        criterionId: criterion.id,
        source: 'rubric',
      }),
    ),
  )
}
