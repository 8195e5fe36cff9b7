import { z } from 'zod'
import { IdSchema, InstantSchema } from './identifiers'
import { RecommendationSchema } from './outcomes'

/** What one assessor gives for one criterion. */
export const ScoreSchema = z.object({
  criterionId: IdSchema,
  /** Null until a level is set. */
  levelId: IdSchema.nullable(),
  /** The assessor's reasons; may be empty. */
  rationale: z.string().max(20_000),
  /** True where the assessor states that they looked and found none. */
  noEvidenceFound: z.boolean(),
  /** Evidence items linked as a whole (passages are linked by annotations). */
  wholeItemIds: z.array(IdSchema),
})
export type Score = z.infer<typeof ScoreSchema>

export const AssessmentSchema = z.object({
  allocationId: IdSchema,
  submissionId: IdSchema,
  submissionRevision: z.int().min(1),
  rubricId: IdSchema,
  rubricVersion: z.int().min(1),
  /** At most one per criterion. */
  scores: z.array(ScoreSchema),
  /** What the assessor recommends; null in a draft that has none yet. */
  recommendation: RecommendationSchema.nullable(),
  /**
   * Why the recommendation departs from the rubric's suggestion, empty where it doesn't; in an adjudication, why the split is settled so.
   */
  overrideReason: z.string().max(4000),
  /** To the candidate, Markdown. */
  feedback: z.string().max(20_000),
  /** Seconds in which the assessor was active on this submission. */
  activeSeconds: z.number().min(0),
  /** The client's clock at the last change. */
  updatedAt: InstantSchema,
})
export type Assessment = z.infer<typeof AssessmentSchema>

/** A score with nothing in it. */
export function emptyScore(criterionId: string): Score {
  return { criterionId, levelId: null, rationale: '', noEvidenceFound: false, wholeItemIds: [] }
}

/** The score for a criterion; an empty one where the assessment has none. */
export function scoreFor(assessment: Pick<Assessment, 'scores'>, criterionId: string): Score {
  return assessment.scores.find((score) => score.criterionId === criterionId) ?? emptyScore(criterionId)
}
