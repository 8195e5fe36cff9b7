import { z } from 'zod'
import { CalendarDateSchema, IdSchema, InstantSchema } from './identifiers'
import { CompetenceSchema, type Person } from './person'

/** How an achievement is assessed. The purposes behind an allocation stay on the hub. */
export const AssessmentPolicySchema = z.object({
  /** How many assessors judge independently. */
  assessors: z.union([z.literal(1), z.literal(2)]),
  /** Whether assessors see a pseudonym instead of the candidate's name (and no badge page). */
  blind: z.boolean(),
  /** Whether each level needs at least one link to evidence, or a stated "no evidence found". */
  evidenceLinksRequired: z.boolean(),
  /** Seconds that a decision waits, in which the assessor may take it back. */
  releaseDelaySeconds: z.int().min(0).max(86_400),
  /** Promise to the candidate, in working days. */
  promiseWorkingDays: z.int().min(1).max(365),
  /** Days that evidence may stay on the assessor's machine without renewal. */
  leaseDays: z.int().min(1).max(90),
  /** How often a lease is extended at most; see `leaseTerms` for what holds where it is absent. */
  leaseRenewals: z.int().min(0).max(100).optional(),
  /** Days after the end of its lease at which an allocation goes to somebody else; see `leaseTerms`. */
  lapseAfterDays: z.int().min(0).max(365).optional(),
  /** The panel whose assessors may be given it; where absent, every assessor may. */
  panelId: IdSchema.optional(),
  /** In what an assessor must be competent to be given it; absent: in nothing in particular. */
  competence: CompetenceSchema.optional(),
  /** Whether only who is qualified for this achievement is given it; absent: no. */
  qualifiedOnly: z.boolean().optional(),
  /**
   * How work finds its assessors where nobody was named: the hub chooses, it lies open to be claimed, or (where absent) it waits until
   * somebody gives it out by hand.
   */
  allocation: z.enum(['automatic', 'claim', 'by-hand']).optional(),
  /** Share of what one assessor judges alone that a second one looks at, blind to the first, before it is decided; 0…1, absent: none. */
  secondLookShare: z.number().min(0).max(1).optional(),
  /**
   * Who assesses the revision that follows a decision: those who assessed the one before (also where absent), as far as they still may,
   * or anybody, as for a new submission.
   */
  resubmissions: z.enum(['same-assessors', 'anybody']).optional(),
  /**
   * Whether copies of decided work may lie among live work, unseen. Evidence is stripped at intake then, assessors are told the day on which
   * work came in and not what was decided. Absent: no.
   */
  seeding: z.boolean().optional(),
})
export type AssessmentPolicy = z.infer<typeof AssessmentPolicySchema>

/** What can be earned (Open Badges 3.0 `Achievement`). */
export const AchievementSchema = z.object({
  id: IdSchema,
  name: z.string().min(1).max(200),
  /** The field it belongs to, such as "Public health". */
  field: z.string().min(1).max(120),
  description: z.string().min(1).max(2000),
  /** What one must do to earn it; Markdown. */
  criteriaNarrative: z.string().min(1).max(8000),
  tags: z.array(z.string().min(1).max(60)),
  /** The rubric that is in force. */
  rubricId: IdSchema,
  rubricVersion: z.int().min(1),
  policy: AssessmentPolicySchema,
  /** The hub takes in no new submissions for it, until the end of a calendar date or (null) until further notice; absent: it does. */
  pausedIntake: z.object({ since: InstantSchema, until: CalendarDateSchema.nullable() }).optional(),
})
export type Achievement = z.infer<typeof AchievementSchema>

/** Whether somebody leads those who assess an achievement: its panel's where it is one panel's, otherwise anybody's. */
export function leads(
  { roles, panels }: Pick<Person, 'roles' | 'panels'>,
  { panelId }: Pick<AssessmentPolicy, 'panelId'>,
): boolean {
  return roles.includes('lead') && (panelId === undefined || panels.includes(panelId))
}

/**
 * Whether seeds can lie among an achievement's live work: it must look like them, and be given out; what is claimed lies there for everybody to
 * see.
 */
export function isSeedable({ blind, seeding, allocation }: AssessmentPolicy): boolean {
  return blind && seeding === true && allocation !== 'claim'
}
