import { z } from 'zod'
import { AnnotationSchema, MOST_ANNOTATIONS } from './annotation'
import { ScoreSchema } from './assessment'
import { IdSchema, InstantSchema } from './identifiers'
import { RecommendationSchema } from './outcomes'
import { PersonSchema } from './person'

/** Most exemplars of a round, and most people in its panel: enough for any panel, and a round fits into one record. */
export const MOST_EXEMPLARS = 60
export const MOST_PANEL = 200

/**
 * What a round is for. In practice everybody sees the reference and its reasons after each exemplar; a qualification is passed by agreement
 * with the reference, and shows it only when the round is closed. In seeding, copies of the exemplars come to the panel among their live work,
 * and nothing tells which they are.
 */
export const RoundModeSchema = z.enum(['practice', 'qualification', 'seeding'])
export type RoundMode = z.infer<typeof RoundModeSchema>

/** Bounds of the share of an assessor's work that seeds are: more would keep candidates waiting. */
export const LEAST_SEED_SHARE = 0.01
export const MOST_SEED_SHARE = 0.2

/** `preparing`: the lead sets the reference, nobody else knows of it. `open`: the panel scores. `closed`: nothing more comes in. */
export const RoundStateSchema = z.enum(['preparing', 'open', 'closed'])
export type RoundState = z.infer<typeof RoundStateSchema>

/** What passes a qualification. */
export const PassMarkSchema = z.object({
  /** Least share of levels that are the reference's, 0…1. */
  exact: z.number().min(0).max(1),
  /** Least share of levels that are at most one away from the reference's, 0…1. */
  adjacent: z.number().min(0).max(1),
})
export type PassMark = z.infer<typeof PassMarkSchema>

/** How a round is set up; what a lead chooses. */
export const RoundPlanSchema = z.object({
  name: z.string().trim().min(1).max(120),
  achievementId: IdSchema,
  rubricId: IdSchema,
  rubricVersion: z.int().min(1),
  mode: RoundModeSchema,
  /** Last calendar date, in the provider's zone, on which the panel can score. */
  closesOn: z.iso.date(),
  /** Submissions that were decided; each is copied, and its copy is without names. */
  sourceIds: z.array(IdSchema).min(1).max(MOST_EXEMPLARS),
  /** Who scores. The lead who sets the round up isn't among them: they set the reference. */
  panelIds: z.array(IdSchema).min(1).max(MOST_PANEL),
  /** Only for a qualification, and then always there. */
  passMark: PassMarkSchema.nullable(),
  /** Only for seeding, and then always there: share of what an assessor is given that is seeds, 0.01…0.2. */
  seedShare: z.number().min(LEAST_SEED_SHARE).max(MOST_SEED_SHARE).optional(),
})
export type RoundPlan = z.infer<typeof RoundPlanSchema>

/** Somebody whom a lead may invite into a panel: who is in work as an assessor or a lead, but for the reader. */
export const ColleagueSchema = PersonSchema.pick({ id: true, name: true, roles: true, panels: true, competences: true })
export type Colleague = z.infer<typeof ColleagueSchema>

/** Somebody in a panel. */
export const PanelMemberSchema = z.object({
  personId: IdSchema,
  name: z.string(),
  /** How they are called where nobody is to be named: `A-01`, `A-02`, … in an order that is drawn for each round. */
  code: z.string().regex(/^A-\d{2,3}$/),
})
export type PanelMember = z.infer<typeof PanelMemberSchema>

/** A decided submission's copy without names, as a unit of a round. */
export const ExemplarSchema = z.object({
  /** The copy's. */
  submissionId: IdSchema,
  /** The allocation by which the lead reads it and sets the reference. */
  allocationId: IdSchema,
  /** The copy's candidate, as everybody sees them. */
  pseudonym: z.string(),
})
export type Exemplar = z.infer<typeof ExemplarSchema>

/** How far somebody's seeds have come, as the lead of their round knows it before they see any of it. */
export const SeedProgressSchema = z.object({
  personId: IdSchema,
  /** Seeds that look decided and are in no report yet. */
  settled: z.int().min(0),
  /** Whether a report could be handed out now: there are enough, and enough live work among which they were. */
  isReady: z.boolean(),
  /** Reports that were handed out and not opened. */
  unread: z.array(
    z.object({
      /** Seeds that it speaks of. */
      pieces: z.int().min(1),
      /** Calendar date, in the provider's zone, from which on the lead sees them. */
      seenFrom: z.iso.date(),
    }),
  ),
})
export type SeedProgress = z.infer<typeof SeedProgressSchema>

/** A calibration round, as the lead sees it who set it up. */
export const CalibrationRoundSchema = RoundPlanSchema.omit({ sourceIds: true, panelIds: true }).extend({
  id: IdSchema,
  state: RoundStateSchema,
  exemplars: z.array(ExemplarSchema).max(MOST_EXEMPLARS),
  panel: z.array(PanelMemberSchema).max(MOST_PANEL),
  /** Only of seeding: of everybody of the panel, in its order. */
  seeds: z.array(SeedProgressSchema).max(MOST_PANEL).optional(),
  createdAt: InstantSchema,
  openedAt: InstantSchema.nullable(),
  closedAt: InstantSchema.nullable(),
})
export type CalibrationRound = z.infer<typeof CalibrationRoundSchema>

/** What somebody gave for one exemplar: the lead's is the reference. On no machine but the lead's before the round is closed. */
export const RoundScoreSchema = z.object({
  /** The allocation on which it was made, which names it in the feed. */
  id: IdSchema,
  roundId: IdSchema,
  submissionId: IdSchema,
  /** The rater, one of the panel's `personId`; null for the reference. */
  personId: IdSchema.nullable(),
  rubricVersion: z.int().min(1),
  scores: z.array(ScoreSchema),
  recommendation: RecommendationSchema,
  overrideReason: z.string().max(4000),
  feedback: z.string().max(20_000),
  annotations: z.array(AnnotationSchema).max(MOST_ANNOTATIONS),
  /** When the hub received it. */
  receivedAt: InstantSchema,
})
export type RoundScore = z.infer<typeof RoundScoreSchema>

/** The reference for an exemplar that its reader has scored, in practice at once, otherwise once the round is closed. */
export const RoundReferenceSchema = RoundScoreSchema.pick({
  submissionId: true,
  rubricVersion: true,
  scores: true,
  recommendation: true,
  overrideReason: true,
  annotations: true,
}).extend({
  /** The reader's allocation. */
  allocationId: IdSchema,
})
export type RoundReference = z.infer<typeof RoundReferenceSchema>

/** Most decisions that are tagged for a second look at a time. */
export const MOST_LOOKED_AT_AGAIN = 500

/** Most characters of why a decision is to be looked at again, and of what came of it. */
export const MOST_LOOK_CHARACTERS = 2000

/** What somebody found who looked at a decision again. What follows, such as revoking a badge, is for the hub's operators. */
export const FindingSchema = z.enum(['stands', 'to-be-changed'])
export type Finding = z.infer<typeof FindingSchema>

/** That a decision is to be looked at again: a tag for leads, which changes neither the outcome nor a badge. */
export const LookAgainSchema = z.object({
  /** Calendar date in the provider's zone on which it was tagged. */
  on: z.iso.date(),
  reason: z.string().max(MOST_LOOK_CHARACTERS),
  /** Calendar date on which somebody said what they found; null until then, as the two below. */
  settledOn: z.iso.date().nullable(),
  finding: FindingSchema.nullable(),
  words: z.string().max(MOST_LOOK_CHARACTERS).nullable(),
})
export type LookAgain = z.infer<typeof LookAgainSchema>

/** A submission that was decided, as a lead sees it who looks for exemplars, or for what another rule would have made of it. */
export const PastDecisionSchema = z.object({
  /** The submission's. */
  id: IdSchema,
  achievementId: IdSchema,
  pseudonym: z.string(),
  rubricId: IdSchema,
  rubricVersion: z.int().min(1),
  outcome: z.enum(['awarded', 'not-yet', 'referred']),
  /** Level ids by criterion id, as recorded. */
  levels: z.record(IdSchema, IdSchema),
  /** Calendar date in the provider's zone. */
  decidedOn: z.iso.date(),
  /** The latest tag for a second look; null where nobody set one. */
  lookAgain: LookAgainSchema.nullable(),
})
export type PastDecision = z.infer<typeof PastDecisionSchema>
