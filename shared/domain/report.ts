import { z } from 'zod'
import { type RoundMode, RoundModeSchema } from './calibration'
import { IdSchema, InstantSchema } from './identifiers'
import { CriterionSchema, LevelSchema } from './rubric'

/**
 * Fewest pieces that a report of seeds speaks of, as a whole and on each criterion: in sums over so many nobody finds the piece that they are
 * made of. It is also the fewest that a chart of drift is drawn from, so that nothing is lost to the lead by waiting for as many.
 */
export const LEAST_SEEDS_IN_REPORT = 8

/** Fewest exemplars of an open round from which on a report says in which direction somebody leans. Everybody knows these, so nothing is given away. */
export const LEAST_TO_SAY = 5

/** Fewest pieces from which on a report says something of a criterion. */
export function leastToSay(mode: RoundMode): number {
  return mode === 'seeding' ? LEAST_SEEDS_IN_REPORT : LEAST_TO_SAY
}

/** Working days for which a report of seeds is its reader's alone where they don't open it; once they have, their lead sees what it is made of. */
export const PRIVATE_WORKING_DAYS = 5

/** Levels beyond which a lean isn't told more exactly: who knows the highest level of all that they gave could otherwise tell from which pieces it comes. */
export const MOST_LEAN = 1

/** From here on a lean is spoken of, in levels: where the colours of a round's matrix begin. */
export const SPOKEN_LEAN = 0.3

/** How far somebody lies from the reference on the mean, in levels and to a tenth: above 0 gives more. */
export const LeanSchema = z.object({
  value: z.number().min(-MOST_LEAN).max(MOST_LEAN),
  /** Of the 95 % interval. */
  low: z.number().min(-MOST_LEAN).max(MOST_LEAN),
  high: z.number().min(-MOST_LEAN).max(MOST_LEAN),
})
export type Lean = z.infer<typeof LeanSchema>

/** What can be said of one criterion. */
export const CriterionFiguresSchema = z.object({
  /** Pieces that both gave a level for. */
  pieces: z.int().min(1),
  /** Share of them with the reference's level, 0…1, to a hundredth. */
  exact: z.number().min(0).max(1),
  lean: LeanSchema,
  /** Levels that the reference gave several times and the reader hardly ever, from the lowest. How often isn't told. */
  rare: z.array(LevelSchema.pick({ id: true, title: true })),
})
export type CriterionFigures = z.infer<typeof CriterionFiguresSchema>

/** Sums over the pieces of a report; nothing in it is about one of them. */
export const ReportFiguresSchema = z.object({
  pieces: z.int().min(1),
  /** Levels that are compared: pieces × criteria, but for what either didn't give. */
  levels: z.int().min(1),
  /** Shares of these that are the reference's, and exactly one away from it; 0…1, to a hundredth. */
  exact: z.number().min(0).max(1),
  oneAway: z.number().min(0).max(1),
  /** Over pieces, each with the mean of its criteria; null where there are too few to say. */
  lean: LeanSchema.nullable(),
  /** Of the round's rubric, in its order; `figures` null where there are too few to say. */
  criteria: z.array(
    CriterionSchema.pick({ id: true, code: true, title: true }).extend({ figures: CriterionFiguresSchema.nullable() }),
  ),
})
export type ReportFigures = z.infer<typeof ReportFiguresSchema>

/** What the hub tells an assessor of how they score, compared with references: to nobody else. */
export const ReportSchema = ReportFiguresSchema.extend({
  id: IdSchema,
  achievementId: IdSchema,
  /** By which it is shown where nothing else of the achievement is known any more. */
  achievementName: z.string(),
  rubricId: IdSchema,
  rubricVersion: z.int().min(1),
  /** What the pieces were: exemplars of a round, or seeds. */
  mode: RoundModeSchema,
  /** The round; null for seeds, whose round nobody of its panel hears of. */
  roundId: IdSchema.nullable(),
  roundName: z.string().nullable(),
  handedOutAt: InstantSchema,
  /** Calendar date, in the provider's zone, from which on the lead sees the pieces if it isn't opened before; null where they do anyway. */
  privateUntil: z.iso.date().nullable(),
  /** Whether its reader has opened it, on any of their devices. */
  isRead: z.boolean(),
})
export type Report = z.infer<typeof ReportSchema>
