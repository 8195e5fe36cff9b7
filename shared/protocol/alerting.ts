import { z } from 'zod'
import { AlertTermsSchema, LEAST_SECRET_CHARACTERS, ReportMailTermsSchema } from '../domain'
import { base } from './command-base'

/** An admin sets a rule, or changes it. `allocationId` is the rule's id, as in the next. */
export const SetAlertSchema = z.object({
  ...base,
  type: z.literal('alert.set'),
  terms: AlertTermsSchema,
  /** What its webhook is signed with from now on; null: as before, at first with nothing. It never comes back. */
  secret: z.string().min(LEAST_SECRET_CHARACTERS).max(200).nullable(),
})

/** The rule is no more; what it told stays. What waits to be sent for it isn't sent any more. */
export const EndAlertSchema = z.object({ ...base, type: z.literal('alert.end') })

/** An admin has figures sent by e-mail, or changes how. `allocationId` is the schedule's id, as in the two that follow. */
export const SetReportMailSchema = z.object({ ...base, type: z.literal('report-mail.set'), terms: ReportMailTermsSchema })

export const EndReportMailSchema = z.object({ ...base, type: z.literal('report-mail.end') })

/** Sends one now, of the period of which one would go out today. */
export const SendReportMailSchema = z.object({ ...base, type: z.literal('report-mail.send') })
