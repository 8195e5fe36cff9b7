import { z } from 'zod'
import { IdSchema, InstantSchema } from './identifiers'

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

/** Most characters of what is said about a version. */
export const MOST_NOTE_CHARACTERS = 2000

/** What a rubric says, whichever version it is. */
const CONTENT = {
  title: z.string().min(1).max(200),
  criteria: z.array(CriterionSchema).min(1).max(20),
  /** Least share of the possible score that passes, 0…1; null where points aren't used. */
  cutScore: z.number().min(0).max(1).nullable(),
}

export const RubricSchema = z
  .object({
    id: IdSchema,
    achievementId: IdSchema,
    /** 1, 2, … A published version never changes. */
    version: z.int().min(1),
    state: RubricStateSchema,
    ...CONTENT,
    /** What is different from the version before, and why; only to leads and admins, and only where somebody said it. */
    note: z.string().max(MOST_NOTE_CHARACTERS).optional(),
    /** Calendar date in the provider's zone on which it came into force; to the same people. */
    publishedOn: z.iso.date().optional(),
  })
  .superRefine(checkCriteria)
export type Rubric = z.infer<typeof RubricSchema>

/**
 * What a lead makes of a rubric, to be published as its next version. It asks more than a rubric that is there already: criteria are told apart by
 * their codes, and a cut score needs points.
 */
export const RubricContentSchema = z.object(CONTENT).superRefine((content, context) => {
  checkCriteria(content, context)
  const codes = content.criteria.map(({ code }) => code)
  codes.forEach((code, at) => {
    if (codes.indexOf(code) < at) {
      context.addIssue({ code: 'custom', path: ['criteria', at, 'code'], message: `code ${code} is used twice` })
    }
  })
  const possible = content.criteria.reduce(
    (sum, { weight, levels }) => sum + weight * Math.max(...levels.map(({ points }) => points)),
    0,
  )
  if (content.cutScore !== null && !(possible > 0)) {
    context.addIssue({ code: 'custom', path: ['cutScore'], message: 'needs levels that have points' })
  }
  if (!Number.isFinite(possible))
    context.addIssue({ code: 'custom', path: ['criteria'], message: 'weights and points are too large' })
})
export type RubricContent = z.infer<typeof RubricContentSchema>

/** What a rubric says, without which version of what it is. */
export function contentOf({ title, criteria, cutScore }: RubricContent): RubricContent {
  return { title, criteria, cutScore }
}

/** A rubric as a lead works on it. It needn't be whole: what was typed is kept as it is. */
export const RubricDraftSchema = z.object({
  achievementId: IdSchema,
  /** The version that is edited. Where it isn't the one in force any more, somebody published meanwhile. */
  basedOn: z.object({ rubricId: IdSchema, rubricVersion: z.int().min(1) }),
  content: z.custom<RubricContent>((content) => typeof content === 'object' && content !== null && 'criteria' in content),
  /** What changed and why, as far as it is written. */
  note: z.string(),
  /** The clock of the machine that it was changed on. */
  changedAt: InstantSchema,
})
export type RubricDraft = z.infer<typeof RubricDraftSchema>

function checkCriteria({ criteria }: { criteria: readonly Criterion[] }, context: z.RefinementCtx): void {
  const seen = new Set<string>()
  criteria.forEach((criterion, at) => {
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
}

/** The criterion with this id, or undefined. */
export function findCriterion(rubric: Rubric, criterionId: string): Criterion | undefined {
  return rubric.criteria.find((criterion) => criterion.id === criterionId)
}

/** Position of a level in its criterion (0 is the lowest), or -1 where the criterion has no such level. */
export function levelIndex(criterion: Criterion, levelId: string | null | undefined): number {
  return criterion.levels.findIndex((level) => level.id === levelId)
}
