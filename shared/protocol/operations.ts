import { z } from 'zod'
import { AbsenceSchema, CalendarDateSchema, IdSchema, InstantSchema } from '../domain'
import { IMBALANCES, STAGES } from '../flow'

const count = z.int().min(0)

/** When the provider works. Every figure says by which calendar it was counted. */
export const CalendarSchema = z.object({
  /** IANA name, such as `Europe/Lisbon`. */
  timeZone: z.string().min(1).max(100),
  /** 1 is Monday, 7 Sunday. */
  workingDays: z
    .array(z.literal([1, 2, 3, 4, 5, 6, 7]))
    .min(1)
    .max(7),
  /** `HH:MM` by the zone's clocks. */
  workingHours: z.object({ start: z.string().regex(/^\d{2}:\d{2}$/), end: z.string().regex(/^\d{2}:\d{2}$/) }),
  /** Dates on which nobody works. */
  holidays: z.array(CalendarDateSchema).max(2000),
})

/** What every answer says of itself. */
const told = {
  /** The hub's time at which it was so. */
  asOf: InstantSchema,
  calendar: CalendarSchema,
}

/**
 * Why open work is late, or about to be, the first that holds: `no-adjudicator`, `unclaimed`, `no-qualified-assessor` and `not-given-out`: nobody
 * has it; `lease-over`: whoever has it can't open it any more; `not-begun`: somebody has had it for some working days without beginning;
 * `in-adjudication`, `waiting-for-second` (a second look, too), `waiting-for-release`, and `in-assessment`: it goes on.
 */
export const DelayReasonSchema = z.enum([
  'no-adjudicator',
  'unclaimed',
  'no-qualified-assessor',
  'not-given-out',
  'lease-over',
  'not-begun',
  'in-adjudication',
  'waiting-for-second',
  'waiting-for-release',
  'in-assessment',
])
export type DelayReason = z.infer<typeof DelayReasonSchema>

/** `GET /api/v1/operations/today` */
export const OperationsTodaySchema = z.object({
  ...told,
  /** Today's date where the provider is. */
  today: CalendarDateSchema,
  /** Whether this hub sends e-mail; absent (an older hub): it doesn't. */
  sendsMail: z.boolean().optional(),
  /** Work is about to be late while at most so many working days are left of its promise. */
  soonWorkingDays: count,
  /** What there is to see: of an admin every achievement, of a lead those of their panels, of others none. */
  achievements: z.array(
    z.object({
      achievementId: IdSchema,
      promiseWorkingDays: z.int().min(1),
      /** How many assessors may be given its work. */
      assessors: count,
      /** Revisions received, and such that ended, however: today, and on today and the six dates before. */
      arrivedToday: count,
      leftToday: count,
      arrivedInWeek: count,
      leftInWeek: count,
    }),
  ),
  /** Open work by achievement and stage; `with-candidate` is no open work and counts as in time. */
  open: z.array(
    z.object({
      achievementId: IdSchema,
      stage: z.enum(STAGES),
      inTime: count,
      soon: count,
      late: count,
      /** When the oldest of it was received. */
      oldestReceivedAt: InstantSchema,
    }),
  ),
  /** Why work is late or about to be. */
  delays: z.array(z.object({ achievementId: IdSchema, reason: DelayReasonSchema, soon: count, late: count })),
  /** Who has how much to do. An assessor sees their own alone. */
  loads: z.array(
    z.object({
      personId: IdSchema,
      name: z.string(),
      /** Parts that they have and haven't handed in. */
      open: count,
      /** Of these, begun. */
      begun: count,
      /** Of these, due before today. */
      overdue: count,
      /** Parts that they handed in on the last 20 working days, by which to tell how long what they have may take them. */
      handedInLately: count,
      /** From when until when they take no new work, where that goes on or lies ahead; null: nothing that is known. */
      away: AbsenceSchema.pick({ from: true, until: true }).nullable(),
      /** Achievements whose work they may be given, of those that there are to see. */
      mayTake: z.array(IdSchema),
    }),
  ),
})
export type OperationsToday = z.infer<typeof OperationsTodaySchema>

/** What figures of a period are asked for. */
export const PeriodQuerySchema = z.object({
  /** First and last date where the provider is; without a word the last 90 dates. */
  from: CalendarDateSchema.optional(),
  to: CalendarDateSchema.optional(),
  /** Of one achievement; without a word of all that there are to see. */
  achievementId: IdSchema.optional(),
})
export type PeriodQuery = z.infer<typeof PeriodQuerySchema>

/** The longest period that can be asked for, in dates. */
export const LONGEST_PERIOD = 3660

const period = { ...told, from: CalendarDateSchema, to: CalendarDateSchema }

/** 50th, 85th and 95th percentile, in days: of 24 hours, or of as many working hours as an ordinary working day has. */
const PercentilesSchema = z.object({ p50: z.number(), p85: z.number(), p95: z.number() })

/** What stands in a row is `null` where it is of fewer than `SMALL_GROUP` (`shared/flow`), or would tell of such a group. */
const group = {
  /** Revisions decided. */
  decided: count.nullable(),
  calendarDays: PercentilesSchema.nullable(),
  workingDays: PercentilesSchema.nullable(),
  /** Decided on or before the promised date. */
  kept: count.nullable(),
}

/** `GET /api/v1/operations/turnaround`: of what was decided in a period. */
export const TurnaroundAnswerSchema = z.object({
  ...period,
  /** Percentiles of periods of more than 90 dates are told from histograms, right within one of their buckets (`BUCKET_STARTS`). */
  precision: z.enum(['exact', 'bucket']),
  /** By achievement; null: of all together. */
  groups: z.array(z.object({ achievementId: IdSchema.nullable(), ...group })),
  /** By the panel whose work it is; null: nobody's in particular. */
  panels: z.array(z.object({ panelId: IdSchema.nullable(), ...group })),
  /** Of all together in the period of the same length just before. */
  before: z.object({ from: CalendarDateSchema, to: CalendarDateSchema, ...group }),
  /** What resubmissions do: first revisions and later ones, each for itself; where of each is `null`, nothing is told. */
  revisions: z.object({ first: z.object(group), later: z.object(group) }),
  /** Where the time goes, of all together: by stage, of the decided revisions that were in it. */
  stages: z.array(
    z.object({
      stage: z.enum(STAGES),
      passages: count,
      calendarDays: PercentilesSchema,
      workingDays: PercentilesSchema,
      /** Of all calendar time that the decided revisions took in the stages that are told; 0 to 1. */
      share: z.number().min(0).max(1),
    }),
  ),
  /** Some of the stages had too few in them to be told. */
  hidesStages: z.boolean(),
  /** How old open work is against those percentiles of all together: of no more days than the 50th, than the 85th, than the 95th, or older. */
  ageing: z.array(
    z.object({
      measure: z.enum(['calendar', 'working']),
      stage: z.enum(STAGES),
      upTo50: count,
      upTo85: count,
      upTo95: count,
      older: count,
    }),
  ),
  /** How many were decided on a date after so many whole days; empty where they are fewer than `SMALL_GROUP` (`shared/flow`). */
  dots: z.array(z.object({ date: CalendarDateSchema, days: count, decided: count })),
})
export type TurnaroundAnswer = z.infer<typeof TurnaroundAnswerSchema>

/** `GET /api/v1/operations/flow`: date by date; also what a forecast draws from. */
export const FlowAnswerSchema = z.object({
  ...period,
  days: z.array(
    z.object({
      date: CalendarDateSchema,
      isWorkingDay: z.boolean(),
      arrived: count,
      decided: count,
      withdrawn: count,
      replaced: count,
      /** Open at the end of the date, by stage; stages with none are absent. */
      open: z.partialRecord(z.enum(STAGES), count),
    }),
  ),
  /** Whether work in progress, rate and time agree over the period, as `littlesLaw` of `shared/flow` tells it. */
  littlesLaw: z.union([
    z.object({
      open: z.number(),
      leftPerDay: z.number(),
      meanDays: z.number(),
      expected: z.number(),
      holds: z.boolean(),
      because: z.array(z.enum(IMBALANCES)),
      before: z.object({ open: z.number(), meanAge: z.number() }),
      after: z.object({ open: z.number(), meanAge: z.number() }),
      stayed: count,
      passages: count,
    }),
    z.object({ reason: z.literal('too-few') }),
  ]),
})
export type FlowAnswer = z.infer<typeof FlowAnswerSchema>

/** `GET /api/v1/operations/late` */
export const LateQuerySchema = z.object({
  achievementId: IdSchema.optional(),
  reason: DelayReasonSchema.optional(),
  /** Who has it: then it is all that they have, also what is in time. */
  assessorId: IdSchema.optional(),
  /** `next` of the page before. */
  after: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type LateQuery = z.infer<typeof LateQuerySchema>

/** Single submissions that are late or about to be, or all that one person has; those received first at first. */
export const LatePageSchema = z.object({
  ...told,
  rows: z.array(
    z.object({
      submissionId: IdSchema,
      revision: z.int().min(1),
      achievementId: IdSchema,
      stage: z.enum(STAGES),
      reason: DelayReasonSchema,
      receivedAt: InstantSchema,
      promisedOn: CalendarDateSchema,
      isLate: z.boolean(),
      /** Since when it is in that stage. */
      since: InstantSchema,
      /** Who has it, by which allocation; null where nobody has. */
      allocationId: IdSchema.nullable(),
      assessorId: IdSchema.nullable(),
    }),
  ),
  /** Where the next page goes on; null where there is none. */
  next: z.string().nullable(),
})
export type LatePage = z.infer<typeof LatePageSchema>

/** The most work of which is asked at once who could have it. */
export const MOST_MOVED = 200

/** Body of `POST /api/v1/operations/receivers`: to whom this work could go. It changes nothing. */
export const ReceiversQuerySchema = z.object({
  submissionIds: z.array(IdSchema).min(1).max(MOST_MOVED),
  /** Whose parts are meant; without a word those that the stages are about. */
  assessorId: IdSchema.optional(),
})
export type ReceiversQuery = z.infer<typeof ReceiversQuerySchema>

/** `POST /api/v1/operations/receivers`: of each that may be moved; what may not, or isn't there to see, is absent. */
export const ReceiversAnswerSchema = z.object({
  asOf: InstantSchema,
  work: z.array(
    z.object({
      submissionId: IdSchema,
      /** Who has the part that would be moved, by which allocation; null where nobody has. */
      allocationId: IdSchema.nullable(),
      assessorId: IdSchema.nullable(),
      /** The last date of the promise, which doesn't change with who has it. */
      promisedOn: CalendarDateSchema,
      /** Who may be given it, and is chosen by policy (`mayTake`), or only by hand (`byHand`). */
      mayTake: z.array(IdSchema),
      byHand: z.array(IdSchema),
    }),
  ),
})
export type ReceiversAnswer = z.infer<typeof ReceiversAnswerSchema>
