import { z } from 'zod'

/** Formats of structured evidence; see resources/samples/README.md. Another version is another format. */
export const SURVEY_FORMAT = 'assay-survey/1'
export const SCORE_REPORT_FORMAT = 'assay-score-report/1'

const CriterionCodeSchema = z.string().min(1).max(20)
const WordsSchema = z.string().max(20_000)

/** What every answer has: its place in the survey, and the criterion that it speaks to (null for none). */
const AnswerSchema = z.object({
  id: z.string().min(1).max(80),
  criterionCode: CriterionCodeSchema.nullable(),
  question: WordsSchema,
})

export const SurveyAnswerSchema = z.discriminatedUnion('kind', [
  /** The candidate's own level; 1 is the lowest. */
  AnswerSchema.extend({ kind: z.literal('level'), level: z.int().min(1) }),
  AnswerSchema.extend({ kind: z.literal('text'), text: WordsSchema }),
  /** `chosen` are some of the options. */
  AnswerSchema.extend({
    kind: z.literal('choice'),
    options: z.array(WordsSchema).max(100),
    chosen: z.array(WordsSchema).max(100),
  }),
])
export type SurveyAnswer = z.infer<typeof SurveyAnswerSchema>

/** A self-evaluation. */
export const SurveySchema = z.object({
  format: z.literal(SURVEY_FORMAT),
  title: WordsSchema,
  answeredOn: z.iso.date(),
  answers: z.array(SurveyAnswerSchema).max(2000),
})
export type Survey = z.infer<typeof SurveySchema>

const ScoreSchema = z.object({ score: z.number(), maximum: z.number().positive() })

export const ReportSectionSchema = ScoreSchema.extend({
  name: WordsSchema,
  /** The criteria that it speaks to; may be empty. */
  criterionCodes: z.array(CriterionCodeSchema).max(50),
  /** The score from which on it counts as passed; null where the section has none. */
  cutScore: z.number().nullable(),
  items: z
    .array(z.object({ id: z.string().max(80), topic: WordsSchema, points: z.number(), maximum: z.number().positive() }))
    .max(2000),
})
export type ReportSection = z.infer<typeof ReportSectionSchema>

/** An exam's result as its provider reports it. */
export const ScoreReportSchema = z.object({
  format: z.literal(SCORE_REPORT_FORMAT),
  exam: z.object({
    name: WordsSchema,
    provider: WordsSchema,
    /** Which form of the exam was taken. */
    form: z.string().max(200),
    takenOn: z.iso.date(),
    durationMinutes: z.number().min(0),
  }),
  /** How the provider names the candidate; under blind marking nobody's name. */
  candidateReference: z.string().max(200),
  sections: z.array(ReportSectionSchema).max(200),
  total: ScoreSchema.extend({
    cutScore: z.number(),
    /** Standard error of measurement, in points; 0 where the provider gives none. */
    standardError: z.number().min(0),
    /** What the provider decided, which may follow further rules than the cut score. */
    passed: z.boolean(),
  }),
  proctoring: z.object({
    mode: z.string().max(200),
    place: z.string().max(500),
    notes: z
      .array(
        z.object({
          /** Since the exam began, as hours and minutes. */
          at: z.string().regex(/^\d{1,3}:\d{2}$/),
          severity: z.enum(['information', 'attention']),
          note: WordsSchema,
        }),
      )
      .max(2000),
  }),
})
export type ScoreReport = z.infer<typeof ScoreReportSchema>

/** How far a score is from its cut, in standard errors: how much another sitting might have changed. */
export type CutDistance = 'within-one' | 'within-two' | 'clear' | 'unknown'

/** @returns `unknown` where there is no standard error to measure by. */
export function cutDistance({ score, cutScore, standardError }: ScoreReport['total']): CutDistance {
  if (standardError <= 0) return 'unknown'
  const errors = Math.abs(score - cutScore) / standardError
  return errors < 1 ? 'within-one' : errors < 2 ? 'within-two' : 'clear'
}
