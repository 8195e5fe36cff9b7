import { isDeepStrictEqual } from 'node:util'
import { type Achievement, contentOf, type Rubric, type RubricContent } from '../../shared/domain'
import type { Command } from '../../shared/protocol'
import { type Rejected, reject } from './content'
import type { Refusal } from './judgement'

/** The same answer for an achievement or a rubric that there isn't, and for one that this person doesn't lead. */
export const NOT_A_LEAD: Rejected = reject('not-a-lead', 'There is no such achievement whose assessors you lead.')

/** What the hub knows of a rubric, as of the locks that it holds. */
export type KnownRubric = {
  achievement: Pick<Achievement, 'rubricId' | 'rubricVersion'>
  /** Every version that was ever published. */
  versions: readonly Rubric[]
}

type Asked = Pick<Extract<Command, { type: 'rubric.publish' }>, 'basedOn' | 'rubric'>

/** Why this can't be the next version of a rubric; null where it can. */
export function judgePublication({ basedOn, rubric }: Asked, { achievement, versions }: KnownRubric): Refusal | null {
  const { rubricId, rubricVersion } = achievement
  const isKnown = basedOn.rubricId === rubricId && versions.some(({ version }) => version === basedOn.rubricVersion)
  if (!isKnown) return reject('unknown-level', 'There is no such published version of a rubric of this achievement.')
  if (basedOn.rubricVersion !== rubricVersion) {
    return {
      status: 'conflict',
      code: 'rubric-superseded',
      message: 'A new version of the rubric has been published.',
      current: { allocationState: null, submissionRevision: null, rubricVersion },
    }
  }
  const moved = findMoved(rubric, versions)
  if (moved) return reject('id-moved', moved)
  const current = versions.find(({ version }) => version === rubricVersion)
  if (current && isDeepStrictEqual(contentOf(current), contentOf(rubric))) {
    return reject('no-change', 'It says the same as the version in force.')
  }
  return null
}

/** Ratings are kept by the ids of criteria and levels: an id means for good what it meant in the first version that had it. Null where it does. */
function findMoved({ criteria }: RubricContent, versions: readonly Rubric[]): string | null {
  /** The criterion of each level; null for a criterion itself. */
  const owners = new Map<string, string | null>()
  for (const criterion of versions.flatMap((version) => version.criteria)) {
    owners.set(criterion.id, null)
    for (const { id } of criterion.levels) owners.set(id, criterion.id)
  }
  for (const { id, code, levels } of criteria) {
    if (typeof owners.get(id) === 'string') return `The id of criterion ${code} is that of a level.`
    const level = levels.find((one) => owners.has(one.id) && owners.get(one.id) !== id)
    if (level) return `The level "${level.title}" of criterion ${code} has the id of another one’s level, or of a criterion.`
  }
  return null
}
