import { z } from 'zod'
import { IdSchema } from './identifiers'

export const LevelSchema = z.object({
  /** Survives rubric versions. */
  id: IdSchema,
  /** Short name, such as "Proficient". */
  title: z.string().min(1).max(80),
  /** What a reader must see in the evidence to give this level. Plain text; `**…**` marks what differs from the level below. */
  descriptor: z.string().min(1).max(2000),
  /** Points for this level, not negative, rising with the level. */
  points: z.number().min(0),
})
export type Level = z.infer<typeof LevelSchema>

export const CriterionSchema = z.object({
  /** Survives rubric versions. */
  id: IdSchema,
  /** Short label used on chips and highlights: "C1", "C2", … */
  code: z.string().regex(/^C[1-9][0-9]?$/),
  title: z.string().min(1).max(120),
  /** The question that the criterion asks, for the assessor. */
  description: z.string().max(2000),
  /** Relative weight in the score, above zero. */
  weight: z.number().positive(),
  /** The lowest level that still passes (a hurdle), or null where any level may be compensated. */
  hurdleLevelId: IdSchema.nullable(),
  /** Lowest level first. The key `1` sets `levels[0]`. */
  levels: z.array(LevelSchema).min(2).max(9),
})
export type Criterion = z.infer<typeof CriterionSchema>

export const RubricStateSchema = z.enum(['draft', 'published', 'superseded'])

export const RubricSchema = z
  .object({
    id: IdSchema,
    achievementId: IdSchema,
    /** 1, 2, … A published version never changes. */
    version: z.int().min(1),
    state: RubricStateSchema,
    title: z.string().min(1).max(200),
    criteria: z.array(CriterionSchema).min(1).max(20),
    /** Least share of the possible score that passes, 0…1; null where points aren't used. */
    cutScore: z.number().min(0).max(1).nullable(),
  })
  .superRefine((rubric, context) => {
    const seen = new Set<string>()
    rubric.criteria.forEach((criterion, at) => {
      for (const id of [criterion.id, ...criterion.levels.map((level) => level.id)]) {
        if (seen.has(id)) context.addIssue({ code: 'custom', path: ['criteria', at], message: `id ${id} is used twice` })
        seen.add(id)
      }
      if (criterion.hurdleLevelId !== null && !criterion.levels.some((level) => level.id === criterion.hurdleLevelId)) {
        context.addIssue({ code: 'custom', path: ['criteria', at, 'hurdleLevelId'], message: 'is not a level of this criterion' })
      }
      criterion.levels.forEach((level, index) => {
        const below = criterion.levels[index - 1]
        if (below && level.points < below.points) {
          context.addIssue({
            code: 'custom',
            path: ['criteria', at, 'levels', index, 'points'],
            message: 'must not fall with the level',
          })
        }
      })
    })
  })
export type Rubric = z.infer<typeof RubricSchema>

/** The criterion with this id, or undefined. */
export function findCriterion(rubric: Rubric, criterionId: string): Criterion | undefined {
  return rubric.criteria.find((criterion) => criterion.id === criterionId)
}

/** Position of a level in its criterion (0 is the lowest), or -1 where the criterion has no such level. */
export function levelIndex(criterion: Criterion, levelId: string | null | undefined): number {
  return criterion.levels.findIndex((level) => level.id === levelId)
}
