import { z } from 'zod'
import {
  AchievementSchema,
  AnnotationSchema,
  AssessmentSchema,
  EarlierDecisionSchema,
  EvidenceItemSchema,
  IdSchema,
  MOST_ANNOTATIONS,
  PathwaySchema,
  PersonSchema,
  RubricSchema,
} from '../domain'
import { CalendarSchema } from './operations'

/** A file of the package: its path relative to the manifest's folder, with `/`. */
const PackagePathSchema = z
  .string()
  .min(1)
  .max(400)
  .refine((path) => !path.split('/').includes('..') && !path.startsWith('/'), 'must stay inside the package')

/** Evidence as it is handed in: the hub computes size and hashes from the file and checks vouches itself. */
export const IntakeEvidenceSchema = EvidenceItemSchema.omit({
  sizeBytes: true,
  sha256: true,
  chunkSha256: true,
  vouch: true,
  renditions: true,
}).extend({
  path: PackagePathSchema,
  /** Who gave this vouch agreed that, signed, it travels in the badge for everybody to read. */
  mayTravel: z.boolean().optional(),
  /** Where the piece stands in public, with the candidate's consent to its badge linking there. Assessors don't get it. */
  publicAddress: z
    .url({ protocol: /^https$/ })
    .max(2000)
    .optional(),
})
export type IntakeEvidence = z.infer<typeof IntakeEvidenceSchema>

/** What was decided about a revision that this hub never saw, and what that rested on as far as it is known. */
export const IntakeEarlierDecisionSchema = EarlierDecisionSchema.omit({
  revision: true,
  decidedOn: true,
  annotations: true,
}).extend({
  /** Days before the day of the import, as everything in a package. */
  decidedDaysAgo: z.number().min(0),
  annotations: z
    .array(
      AnnotationSchema.omit({ allocationId: true, creatorId: true, createdAt: true, modifiedAt: true }).extend({
        madeDaysAgo: z.number().min(0),
      }),
    )
    .max(5000)
    .default([]),
})

export const IntakeRevisionSchema = z.object({
  revision: z.int().min(1),
  /** Days before the day of the import that it was received; the sample data stays fresh this way. */
  receivedDaysAgo: z.number().min(0),
  narrative: z.string(),
  evidence: z.array(IntakeEvidenceSchema).min(1),
  /** What was decided about the revision before; null for a first revision. */
  earlierDecision: IntakeEarlierDecisionSchema.nullable(),
})

/** What somebody handed in before the package was made. The hub takes it as it takes any assessment: by the rules of the achievement's policy. */
export const IntakeAssessmentSchema = AssessmentSchema.pick({
  scores: true,
  overrideReason: true,
  feedback: true,
  activeSeconds: true,
}).extend({
  /** Who handed it in: one of those whom the submission names. */
  assessorId: IdSchema,
  recommendation: AssessmentSchema.shape.recommendation.unwrap(),
  annotations: z
    .array(AnnotationSchema.omit({ allocationId: true, creatorId: true, createdAt: true, modifiedAt: true }))
    .max(MOST_ANNOTATIONS),
})
export type IntakeAssessment = z.infer<typeof IntakeAssessmentSchema>

export const IntakeSubmissionSchema = z.object({
  id: IdSchema,
  achievementId: IdSchema,
  candidate: z.object({ id: IdSchema, name: z.string().min(1), email: z.email() }),
  /** Who is to assess it (a sample person's id), or null to leave it unallocated. */
  assessorId: IdSchema.nullable(),
  /** Who assesses it beside them, where policy asks for two; the hub chooses where absent. */
  secondAssessorId: IdSchema.optional(),
  /** Who was asked for a second look, where one was drawn already. */
  secondLookId: IdSchema.optional(),
  /** What was handed in already, oldest first. */
  handedIn: z.array(IntakeAssessmentSchema).max(2).optional(),
  /** Days from the day of the import to the due date; negative is late. */
  dueInDays: z.int(),
  /** The revision to start with. */
  current: IntakeRevisionSchema,
  /** A revision that waits until `npm run hub -- revise <id>` makes the candidate resubmit; null where there is none. */
  next: IntakeRevisionSchema.nullable(),
})
export type IntakeSubmission = z.infer<typeof IntakeSubmissionSchema>

/** A folder of submissions with everything that they need: `manifest.json` beside the evidence files. */
export const IntakePackageSchema = z.object({
  format: z.literal('assay-intake/1'),
  panel: z.object({
    id: IdSchema,
    name: z.string(),
    timeZone: z.string(),
    /** When the provider works; what is absent is as usual: Monday to Friday, 09:00 to 17:00, no holidays. */
    calendar: CalendarSchema.omit({ timeZone: true }).partial().optional(),
  }),
  people: z.array(
    PersonSchema.extend({
      about: z.string(),
      /** Ids of achievements of the package that the person is qualified to assess, until further notice. */
      qualifiedFor: z.array(IdSchema).optional(),
    }),
  ),
  achievements: z.array(
    AchievementSchema.omit({ pausedIntake: true }).extend({
      /** The badge picture (PNG, square). */ imagePath: PackagePathSchema,
    }),
  ),
  rubrics: z.array(RubricSchema),
  /** Learning pathways over these achievements. */
  pathways: z.array(PathwaySchema.extend({ imagePath: PackagePathSchema })).optional(),
  submissions: z.array(IntakeSubmissionSchema),
})
export type IntakePackage = z.infer<typeof IntakePackageSchema>
