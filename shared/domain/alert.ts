import { z } from 'zod'
import { CalendarDateSchema, IdSchema, InstantSchema } from './identifiers'
import { findUnsoundText } from './sound-text'

/** Most characters of what a rule is called. */
export const MOST_RULE_CHARACTERS = 120
/** Most addresses of one rule, or of one report that is sent. */
export const MOST_ADDRESSES = 20
/** Most rules, and most reports that are sent, on one hub. */
export const MOST_RULES = 50
/** Days for which an alert is kept once it is over. */
export const ALERTS_KEPT_DAYS = 90
/** Least characters of the secret that a webhook is signed with. */
export const LEAST_SECRET_CHARACTERS = 16

/**
 * What a rule looks at. `late-share`: late work in percent of what is open. `queue`: open work. `oldest`: by how many working days the oldest open
 * work is past its promise. `drift`: by how many percent more came than left, over the last 20 working days.
 */
export const ALERT_MEASURES = ['late-share', 'queue', 'oldest', 'drift'] as const
export type AlertMeasure = (typeof ALERT_MEASURES)[number]

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** What somebody can be told by e-mail at. */
const AddressSchema = z.email().max(254)
/** Where something is sent: to each once. */
const AddressesSchema = z
  .array(AddressSchema)
  .max(MOST_ADDRESSES)
  .refine((all) => new Set(all.map((one) => one.toLowerCase())).size === all.length, 'must name each address once')

/** What a rule says, but for how its webhook is signed. */
export const AlertTermsSchema = z.object({
  /** What it is called: also in notifications and e-mails. */
  name: z
    .string()
    .trim()
    .min(1)
    .max(MOST_RULE_CHARACTERS)
    .refine((words) => findUnsoundText(words) === null && !/[\r\n]/.test(words), 'must be one line of text that can be stored'),
  measure: z.enum(ALERT_MEASURES),
  /** Null: all together. */
  achievementId: IdSchema.nullable(),
  /** It fires above this: percent, pieces of work, or working days, as the measure counts. */
  over: z.int().min(0).max(1_000_000),
  /** Told again each so many days while it holds; null: once. */
  remindEveryDays: z.int().min(1).max(90).nullable(),
  /** Whether the workbench of every admin shows it. */
  desktop: z.boolean(),
  emails: AddressesSchema,
  /** In which language e-mails are. */
  language: z.enum(['en', 'de']),
  /** Where it is sent as JSON; null: nowhere. */
  webhook: z
    .url({ protocol: /^https$/ })
    .max(1000)
    .nullable(),
  /** Times of day where the provider is between which nothing is told, `HH:MM`; it may go over midnight. Null: none. */
  quietHours: z
    .object({ from: z.string().regex(TIME), to: z.string().regex(TIME) })
    .refine(({ from, to }) => from !== to, 'must end at another time than it begins')
    .nullable(),
  /** Whether nothing is told on days on which nobody works. */
  quietOnFreeDays: z.boolean(),
})
export type AlertTerms = z.infer<typeof AlertTermsSchema>

/** What an alert was told by. */
export const AlertChannelSchema = z.enum(['email', 'webhook'])
export type AlertChannel = z.infer<typeof AlertChannelSchema>

/** Something that couldn't be sent, and is tried again. */
export const SendingTroubleSchema = z.object({
  /** When it was tried last. */
  at: InstantSchema,
  channel: AlertChannelSchema,
  /** Why not: a code of the door (`docs/protocol.md`), an SMTP code, or `no-answer`. Never what the other side said in words. */
  code: z.string().max(60),
  /** How often it was tried. */
  attempts: z.int().min(1),
  /** How much waits to be sent. */
  waiting: z.int().min(1),
})
export type SendingTrouble = z.infer<typeof SendingTroubleSchema>

/** A rule, and how it stands. */
export const AlertRuleSchema = z.object({
  id: IdSchema,
  terms: AlertTermsSchema,
  /** Whether what goes to its webhook is signed. */
  isSigned: z.boolean(),
  setAt: InstantSchema,
  /** `new`: it wasn't looked at yet. `too-little`: there is too little for it to say something. */
  state: z.enum(['new', 'quiet', 'firing', 'too-little']),
  /** Since when it is in that state. */
  since: InstantSchema,
  lastTrouble: SendingTroubleSchema.nullable(),
})
export type AlertRule = z.infer<typeof AlertRuleSchema>

/** That a rule came to hold. It is kept for `ALERTS_KEPT_DAYS` after it was over. */
export const AlertSchema = z.object({
  id: IdSchema,
  ruleId: IdSchema,
  /** As the rule was when it fired. */
  name: z.string(),
  measure: z.enum(ALERT_MEASURES),
  achievementId: IdSchema.nullable(),
  over: z.int(),
  firedAt: InstantSchema,
  /** What was measured then, and of how much. */
  value: z.number(),
  n: z.int().min(0),
  /** When it was over, or its rule was ended; null: it holds. */
  clearedAt: InstantSchema.nullable(),
  /** When it was told last; null: quiet hours still keep it, or kept it until it was over. */
  toldAt: InstantSchema.nullable(),
  /** How often. */
  timesTold: z.int().min(0),
  /** Whether the workbench shows it. */
  desktop: z.boolean(),
})
export type Alert = z.infer<typeof AlertSchema>

/** Which figures are sent by e-mail, when, and to whom. */
export const ReportMailTermsSchema = z.object({
  /** `week`: on a weekday (1 is Monday), of the seven dates before. `month`: on a date of the month, of the calendar month before. */
  rhythm: z.discriminatedUnion('every', [
    z.object({ every: z.literal('week'), weekday: z.int().min(1).max(7) }),
    z.object({ every: z.literal('month'), day: z.int().min(1).max(28) }),
  ]),
  /** Hour of the day where the provider is. */
  hour: z.int().min(0).max(23),
  emails: AddressesSchema.min(1),
  /** Null: all that there are. */
  achievementId: IdSchema.nullable(),
  language: z.enum(['en', 'de']),
})
export type ReportMailTerms = z.infer<typeof ReportMailTermsSchema>

export const ReportMailSchema = z.object({
  id: IdSchema,
  terms: ReportMailTermsSchema,
  nextAt: InstantSchema,
  /** Last date of what was sent last; null: nothing yet. */
  lastSentTo: CalendarDateSchema.nullable(),
  lastTrouble: SendingTroubleSchema.nullable(),
})
export type ReportMail = z.infer<typeof ReportMailSchema>
