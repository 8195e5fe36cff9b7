import { z } from 'zod'
import { AnnotationSchema, MOST_ANNOTATIONS } from './annotation'
import { type Assessment, AssessmentSchema, scoreFor } from './assessment'
import { IdSchema } from './identifiers'
import { RecommendationSchema } from './outcomes'
import { type Criterion, levelIndex, type Rubric } from './rubric'

/** From so many levels on, two assessors are too far apart for the lower level simply to be recorded. */
export const APART = 2

/** One of the two assessments that are to be settled. Nothing in it says whose it is, how long it took, or which of the two came first. */
export const SplitSideSchema = AssessmentSchema.pick({
  submissionRevision: true,
  rubricId: true,
  rubricVersion: true,
  scores: true,
  overrideReason: true,
  feedback: true,
}).extend({
  recommendation: RecommendationSchema,
  /** Ids are of their own; `creatorId` and `allocationId` are `UNNAMED_ID`. */
  annotations: z.array(AnnotationSchema).max(MOST_ANNOTATIONS),
})
export type SplitSide = z.infer<typeof SplitSideSchema>

/** Two assessments that differ, as whoever is to settle them sees them. It is there as long as the adjudicator's allocation is. */
export const SplitSchema = z.object({
  /** The adjudicator's. */
  allocationId: IdSchema,
  a: SplitSideSchema,
  b: SplitSideSchema,
})
export type Split = z.infer<typeof SplitSchema>

/** How two assessors are called where neither is to be known. */
export const SIDES = ['a', 'b'] as const
export type Side = (typeof SIDES)[number]

/** What a comparison needs of an assessment. */
type Compared = Pick<Assessment, 'scores' | 'recommendation'>

/** How many levels two assessments are apart in a criterion; null where either gives it none. Level ids survive rubric versions. */
export function levelsApart(criterion: Criterion, one: Compared, other: Compared): number | null {
  const [a, b] = [one, other].map((each) => levelIndex(criterion, scoreFor(each, criterion.id).levelId))
  return a === undefined || b === undefined || a < 0 || b < 0 ? null : Math.abs(a - b)
}

/** What two assessments have to be settled for: different outcomes, and criteria in which they are `APART` or more levels apart. */
type Differences = { outcome: boolean; criterionIds: string[] }

/** Compares two assessments of one submission by a rubric that knows the levels of both. */
export function findDifferences(rubric: Rubric, one: Compared, other: Compared): Differences {
  const apart = rubric.criteria.filter((criterion) => (levelsApart(criterion, one, other) ?? 0) >= APART)
  return { outcome: one.recommendation !== other.recommendation, criterionIds: apart.map(({ id }) => id) }
}
