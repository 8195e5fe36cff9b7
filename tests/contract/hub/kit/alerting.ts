import { type AlertTerms, newCommandId, newId, type ReportMailTerms } from '../../../../shared/domain'
import type { Command } from '../../../../shared/protocol'
import { rubricOf } from './package'

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>

const base = (allocationId: string) => ({
  id: newCommandId(),
  schemaVersion: 1 as const,
  allocationId,
  actedAt: '2026-11-02T11:59:00.000Z',
  basedOn: { allocationRevision: 1, submissionRevision: 1, rubricId: rubricOf('solo').id, rubricVersion: 1 },
})

/** A rule that fires where more than half of what is open is late; it tells nobody. */
export const setAlert = (
  terms: Partial<AlertTerms> = {},
  { id = newId(), secret = null as string | null } = {},
): Of<'alert.set'> => ({
  ...base(id),
  type: 'alert.set',
  secret,
  terms: {
    name: 'Much is late',
    measure: 'late-share',
    achievementId: null,
    over: 50,
    remindEveryDays: null,
    desktop: true,
    emails: [],
    language: 'en',
    webhook: null,
    quietHours: null,
    quietOnFreeDays: false,
    ...terms,
  },
})

export const endAlert = (id: string): Of<'alert.end'> => ({ ...base(id), type: 'alert.end' })

/** Every Monday at eight, in English. */
export const setReportMail = (terms: Partial<ReportMailTerms>, id: string = newId()): Of<'report-mail.set'> => ({
  ...base(id),
  type: 'report-mail.set',
  terms: {
    rhythm: { every: 'week', weekday: 1 },
    hour: 8,
    emails: ['board@example.org'],
    achievementId: null,
    language: 'en',
    ...terms,
  },
})

export const bareOfReportMail = (type: 'report-mail.end' | 'report-mail.send', id: string): Command => ({ ...base(id), type })
