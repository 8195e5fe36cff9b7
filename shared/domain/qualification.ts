import { z } from 'zod'
import type { AssessmentPolicy } from './achievement'
import { CalendarDateSchema, IdSchema } from './identifiers'
import { findUnsoundText } from './sound-text'

/** Most characters of why somebody is qualified, or no longer. */
export const MOST_QUALIFYING_CHARACTERS = 1000

/** Why somebody is qualified, or no longer; leads read it. */
export const QualifyingWordsSchema = z
  .string()
  .trim()
  .min(1)
  .max(MOST_QUALIFYING_CHARACTERS)
  .refine((words) => findUnsoundText(words) === null, 'must be text that can be stored')

/**
 * That somebody may be given an achievement's work where its policy is for the qualified only, or might until it ended. There is one for each
 * person and achievement, whatever became of it.
 */
export const QualificationSchema = z.object({
  id: IdSchema,
  personId: IdSchema,
  achievementId: IdSchema,
  /** Calendar date in the provider's zone on which it was last given. */
  since: CalendarDateSchema,
  /** Last calendar date on which it counts, or counted; null: until further notice. */
  until: CalendarDateSchema.nullable(),
  /** Who gave it. */
  by: z.enum(['package', 'operator', 'lead']),
  /** The lead's name, where one gave it. */
  leadName: z.string().nullable(),
  /** The round's name, where one showed that they are fit. */
  roundName: z.string().nullable(),
  /** Null where nobody said why. */
  reason: z.string().nullable(),
  /** How it ended; null while it counts. `time`: its last day is over. */
  ended: z
    .object({
      on: CalendarDateSchema,
      by: z.enum(['time', 'operator', 'lead']),
      leadName: z.string().nullable(),
      reason: z.string().nullable(),
    })
    .nullable(),
})
export type Qualification = z.infer<typeof QualificationSchema>

/**
 * How far what somebody gave for one piece of work lay from what a second assessor gave, who judged it by themself. It names neither the work nor
 * the other one.
 */
export const AssessorDifferenceSchema = z.object({
  /** Its own: it is found in no other record. */
  id: IdSchema,
  personId: IdSchema,
  achievementId: IdSchema,
  /** Whether the other one looked at it afterwards, by lot, or both were to judge it from the start. */
  beside: z.enum(['second-look', 'second']),
  /** Monday of the week, in the provider's zone, in which it was decided: the day would tell which work it was. */
  week: CalendarDateSchema,
  /** Mean over the criteria that both gave a level, of theirs less the other's, in levels: below 0 is harsher. */
  distance: z.number(),
  /** How many criteria that is the mean of. */
  criteria: z.int().min(1),
})
export type AssessorDifference = z.infer<typeof AssessorDifferenceSchema>

/** Whether a qualification counts on this calendar date, in the provider's zone. */
export function isQualifiedOn({ until, ended }: Pick<Qualification, 'until' | 'ended'>, date: string): boolean {
  return ended === null && (until === null || until >= date)
}

/** What keeps an assessor from being given an achievement's work, whichever piece of it; null: nothing. */
export type Bar = 'panel' | 'competence' | 'qualification'

/**
 * What of a policy keeps an assessor from an achievement's work, the weightiest first.
 * @param isQualified whether they are qualified for it today
 */
export function findBar(
  { panels, competences }: { panels: readonly string[]; competences: readonly string[] },
  isQualified: boolean,
  { panelId, competence, qualifiedOnly }: Pick<AssessmentPolicy, 'panelId' | 'competence' | 'qualifiedOnly'>,
): Bar | null {
  if (panelId !== undefined && !panels.includes(panelId)) return 'panel'
  if (competence !== undefined && !competences.includes(competence)) return 'competence'
  if (qualifiedOnly === true && !isQualified) return 'qualification'
  return null
}
