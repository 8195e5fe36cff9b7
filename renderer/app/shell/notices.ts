import type { Alert, AlertTerms } from '../../../shared/domain'
import { isQuiet, type OpenCalendar } from '../../../shared/flow'

/** Something to tell outside of the window, once under its key. */
export type Due = { key: string } & ({ about: 'alert'; alert: Alert } | { about: 'message' })

type Known = {
  alerts: readonly Alert[]
  rules: readonly { id: string; terms: AlertTerms }[]
  messages: readonly { id: string; isRead: boolean }[]
}

/**
 * What there is to tell now: alerts that the hub told of and that hold, each time that it told of them, but none in the quiet hours of their rule; and
 * messages that nobody has opened.
 */
export function findDue({ alerts, rules, messages }: Known, calendar: OpenCalendar, now: Date): Due[] {
  const terms = new Map(rules.map((rule) => [rule.id, rule.terms]))
  const due: Due[] = []
  for (const alert of alerts) {
    const rule = terms.get(alert.ruleId)
    const holds = alert.desktop && alert.clearedAt === null && alert.toldAt !== null
    if (!holds || (rule && isQuiet(rule, calendar, now.getTime()))) continue
    due.push({ key: `alert ${alert.id} ${alert.timesTold}`, about: 'alert', alert })
  }
  for (const { id, isRead } of messages) if (!isRead) due.push({ key: `message ${id}`, about: 'message' })
  return due
}

/** As many keys are remembered; older ones are of what is long over. */
const MOST_KEPT = 1000

/** Those that were never told, and all that have been now. */
export function sortOut(due: readonly Due[], told: readonly string[]): { fresh: Due[]; told: string[] } {
  const known = new Set(told)
  const fresh = due.filter(({ key }) => !known.has(key))
  return { fresh, told: [...told, ...fresh.map(({ key }) => key)].slice(-MOST_KEPT) }
}
