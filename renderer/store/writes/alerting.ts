import type { AlertRule, AlertTerms, ReportMail, ReportMailTerms } from '../../../shared/domain'
import type { StoreContext } from '../context'
import type { Acted } from '../contract'
import { ask } from './acting'

/** Sets a rule, or changes it. @param before as the hub has it; null where it doesn't know of it */
export function setRule(
  context: StoreContext,
  terms: AlertTerms,
  secret: string | null,
  id: string,
  before: AlertRule | null,
): Promise<Acted> {
  return ask(context, [
    {
      wish: { type: 'alert.set', allocationId: id, terms, secret },
      // What it was signed with before isn't known here: that can't be taken back.
      back: secret !== null && before?.isSigned ? null : backOfRule(id, before),
      about: { name: terms.name, achievementId: terms.achievementId },
      isSo: before !== null && secret === null && isSame(before.terms, terms),
    },
  ])
}

export function endRule(context: StoreContext, id: string, before: AlertRule | null): Promise<Acted> {
  return ask(context, [
    {
      wish: { type: 'alert.end', allocationId: id },
      back: before && !before.isSigned ? { type: 'alert.set', allocationId: id, terms: before.terms, secret: null } : null,
      about: { name: before?.terms.name ?? '', achievementId: before?.terms.achievementId ?? null },
      isSo: before === null,
    },
  ])
}

function backOfRule(id: string, before: AlertRule | null) {
  if (before === null) return { type: 'alert.end', allocationId: id } as const
  return { type: 'alert.set', allocationId: id, terms: before.terms, secret: null } as const
}

/** Has figures sent, or changes how. */
export function setReportMail(
  context: StoreContext,
  terms: ReportMailTerms,
  id: string,
  before: ReportMail | null,
): Promise<Acted> {
  const set = { type: 'report-mail.set', allocationId: id } as const
  return ask(context, [
    {
      wish: { ...set, terms },
      back: before ? { ...set, terms: before.terms } : { type: 'report-mail.end', allocationId: id },
      about: { name: terms.emails.join(', '), achievementId: terms.achievementId },
      isSo: before !== null && isSame(before.terms, terms),
    },
  ])
}

export function endReportMail(context: StoreContext, id: string, before: ReportMail | null): Promise<Acted> {
  return ask(context, [
    {
      wish: { type: 'report-mail.end', allocationId: id },
      back: before && { type: 'report-mail.set', allocationId: id, terms: before.terms },
      about: { name: before?.terms.emails.join(', ') ?? '', achievementId: before?.terms.achievementId ?? null },
      isSo: before === null,
    },
  ])
}

/** There is no way back from it: what was sent was sent. */
export function sendReportMail(context: StoreContext, id: string, before: ReportMail | null): Promise<Acted> {
  const about = { name: before?.terms.emails.join(', ') ?? '', achievementId: before?.terms.achievementId ?? null }
  return ask(context, [{ wish: { type: 'report-mail.send', allocationId: id }, back: null, about }])
}

function isSame(one: object, other: object): boolean {
  const sorted = (value: object) =>
    JSON.stringify(value, (_, part) => (isPlain(part) ? Object.fromEntries(Object.entries(part).sort()) : part))
  return sorted(one) === sorted(other)
}

function isPlain(part: unknown): part is object {
  return typeof part === 'object' && part !== null && !Array.isArray(part)
}
