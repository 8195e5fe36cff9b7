import type { BadgeCheck, BadgeReport, CheckState } from './report'
import type { Refusal, RefusalCode } from './refusals'

/** What is found in order, or isn't there, each with the sentence that a person reads. */
export const FINDINGS = {
  'file-read': 'The file contains one badge.',
  'schema-badge': 'It is an Open Badges 3.0 credential.',
  'schema-endorsement': 'It is an Open Badges 3.0 endorsement.',
  'schema-incomplete': 'It lacks statements that Open Badges 3.0 asks for.',
  'schema-other': 'It is a verifiable credential, but no Open Badge.',
  'issuer-key': 'The issuer is known by its key alone: who holds it, the badge does not show.',
  'issuer-own': 'The issuer is this hub itself.',
  'issuer-web': 'The issuer’s website names the key.',
  'signature-fits': 'Nothing was changed after signing.',
  'signature-needs-issuer': 'Without the issuer’s key the signature cannot be checked.',
  'dates-fit': 'It is valid at this time.',
  'dates-open': 'It is valid at this time, and has no end.',
  'status-clear': 'The issuer has not revoked it.',
  'status-none': 'It says nothing of revocation, so it cannot be revoked.',
  'status-needs-signature': 'The issuer’s list is only asked for where the signature holds.',
  'achievement-named': 'It says what was achieved, and each result belongs to it.',
  'achievement-none': 'An endorsement is about something else, and has no achievement of its own.',
  'achievement-missing': 'It does not say what was achieved.',
  'result-unknown': 'A result is of nothing that the achievement describes.',
  'endorsements-hold': 'All endorsements in it are signed, and hold.',
  'endorsements-none': 'It carries no endorsements.',
  'endorsements-many': 'It carries more endorsements than are checked.',
} as const

const STATES: Record<keyof typeof FINDINGS, CheckState> = {
  'file-read': 'holds',
  'schema-badge': 'holds',
  'schema-endorsement': 'holds',
  'schema-incomplete': 'fails',
  'schema-other': 'fails',
  'issuer-key': 'unknown',
  'issuer-own': 'holds',
  'issuer-web': 'holds',
  'signature-fits': 'holds',
  'signature-needs-issuer': 'unknown',
  'dates-fit': 'holds',
  'dates-open': 'holds',
  'status-clear': 'holds',
  'status-none': 'none',
  'status-needs-signature': 'unknown',
  'achievement-named': 'holds',
  'achievement-none': 'none',
  'achievement-missing': 'fails',
  'result-unknown': 'fails',
  'endorsements-hold': 'holds',
  'endorsements-none': 'none',
  'endorsements-many': 'unknown',
}

export type FindingCode = keyof typeof FINDINGS

/** What keeps from looking, rather than speaking against the badge. */
const NOT_LOOKED_AT: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'older-badge',
  'too-large',
  'too-complex',
  'unknown-context',
  'unsupported-signature',
  'unsupported-issuer',
  'unsupported-status',
  'issuer-not-asked',
  'issuer-keyless',
  'issuer-unreachable',
  'status-not-asked',
  'status-unknown',
])

/** A check that came to this. */
export function find(name: BadgeCheck['name'], code: FindingCode): BadgeCheck {
  return { name, state: STATES[code], code, reason: FINDINGS[code] }
}

/** A check that was refused. */
export function findRefused(name: BadgeCheck['name'], { code, reason }: Refusal): BadgeCheck {
  return { name, state: NOT_LOOKED_AT.has(code) ? 'unknown' : 'fails', code, reason }
}

/** Whether what came of it matters for the whole: endorsements are words of others. */
export function counts({ name }: BadgeCheck): boolean {
  return name !== 'endorsements'
}

/** What all of them together come to. */
export function judge(checks: readonly BadgeCheck[]): BadgeReport['verdict'] {
  const states = checks.filter(counts).map(({ state }) => state)
  if (states.includes('fails')) return 'fails'
  return states.includes('unknown') ? 'unknown' : 'holds'
}
