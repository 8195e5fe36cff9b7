import { FINDINGS, type FindingCode } from './findings'
import { REFUSALS, type RefusalCode } from './refusals'
import type { BadgeCheck } from './report'

/** What can come of a check here; a hub that is newer may know more. */
export type CheckCode = FindingCode | RefusalCode

export const CHECK_CODES = [...Object.keys(FINDINGS), ...Object.keys(REFUSALS)] as CheckCode[]

/** Whether this is known here, so that it can be said in the reader's language. */
export function isCheckCode(code: string): code is CheckCode {
  return Object.hasOwn(FINDINGS, code) || Object.hasOwn(REFUSALS, code)
}

/** Whether this check came to this. */
export function cameTo(checks: readonly BadgeCheck[], name: BadgeCheck['name'], code: CheckCode): boolean {
  return checks.some((check) => check.name === name && check.code === code)
}

/** Codes that say that somebody elsewhere would have to be asked; whether a key is the hub's own, the hub knows. */
const NOT_ASKED: readonly string[] = ['issuer-not-asked', 'issuer-key', 'status-not-asked'] satisfies CheckCode[]

/** Whether asking elsewhere could tell more. */
export function needsAsking(checks: readonly { code: string }[]): boolean {
  return checks.some(({ code }) => NOT_ASKED.includes(code))
}
