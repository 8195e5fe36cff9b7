import { type AlertMeasure, type AlertTerms, AlertTermsSchema, LEAST_SECRET_CHARACTERS } from '../../../shared/domain'
import { readAddresses } from './addresses'

/** What stands in the fields. */
export type RuleDraft = {
  name: string
  measure: AlertMeasure
  achievementId: string | null
  over: number | ''
  /** Null: told once. */
  remindEveryDays: number | '' | null
  desktop: boolean
  emails: string
  language: 'en' | 'de'
  webhook: string
  secret: string
  quiet: { from: string; to: string } | null
  quietOnFreeDays: boolean
}

/** Thresholds that are a fair beginning. */
const USUAL: Record<AlertMeasure, number> = { 'late-share': 10, queue: 100, oldest: 5, drift: 20 }

export function usualThreshold(measure: AlertMeasure): number {
  return USUAL[measure]
}

/** A rule as it is, to be changed; or a new one. */
export function draftOf(terms: AlertTerms | null, language: 'en' | 'de'): RuleDraft {
  if (terms === null) {
    return {
      name: '',
      measure: 'late-share',
      achievementId: null,
      over: USUAL['late-share'],
      remindEveryDays: null,
      desktop: true,
      emails: '',
      language,
      webhook: '',
      secret: '',
      quiet: null,
      quietOnFreeDays: false,
    }
  }
  const { emails, webhook, quietHours, ...rest } = terms
  return { ...rest, emails: emails.join('\n'), webhook: webhook ?? '', secret: '', quiet: quietHours }
}

/** Where something is missing, or can't be. */
export type Missing = 'name' | 'over' | 'share' | 'remind' | 'emails' | 'webhook' | 'secret' | 'quiet' | 'channel'

const { shape } = AlertTermsSchema
/** No more than all of it is late. */
const MOST_SHARE = 99

/** What keeps this from being a rule, in the order of the fields. */
export function findMissing(draft: RuleDraft): Missing[] {
  const { addresses, wrong, tooMany } = readAddresses(draft.emails)
  const webhook = draft.webhook.trim()
  const missing: Missing[] = []
  if (!shape.name.safeParse(draft.name).success) missing.push('name')
  if (!shape.over.safeParse(draft.over).success) missing.push('over')
  else if (draft.measure === 'late-share' && Number(draft.over) > MOST_SHARE) missing.push('share')
  if (!shape.remindEveryDays.safeParse(draft.remindEveryDays).success) missing.push('remind')
  if (wrong !== null || tooMany) missing.push('emails')
  if (webhook !== '' && !shape.webhook.safeParse(webhook).success) missing.push('webhook')
  if (draft.secret !== '' && draft.secret.length < LEAST_SECRET_CHARACTERS) missing.push('secret')
  if (!shape.quietHours.safeParse(draft.quiet).success) missing.push('quiet')
  if (!draft.desktop && addresses.length === 0 && webhook === '') missing.push('channel')
  return missing
}

/** The rule that the fields say. @throws ZodError where `findMissing` finds something but a way to tell */
export function termsOf({ emails, webhook, quiet, secret: _, ...rest }: RuleDraft): AlertTerms {
  return AlertTermsSchema.parse({
    ...rest,
    emails: readAddresses(emails).addresses,
    webhook: webhook.trim() === '' ? null : webhook.trim(),
    quietHours: quiet,
  })
}
