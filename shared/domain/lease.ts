import type { AssessmentPolicy } from './achievement'

const DAY_MS = 86_400_000
/** A lease is extended once less than this share of it is left: sooner would only make news of nothing. */
const RENEWED_BELOW = 0.5

type LeasePolicy = Pick<AssessmentPolicy, 'leaseDays' | 'leaseRenewals' | 'lapseAfterDays'>
type LeaseTerms = { leaseDays: number; leaseRenewals: number; lapseAfterDays: number }

/** For how long an achievement's evidence is lent, with what holds where its policy doesn't say. */
export function leaseTerms({ leaseDays, leaseRenewals = 5, lapseAfterDays = 7 }: LeasePolicy): LeaseTerms {
  return { leaseDays, leaseRenewals, lapseAfterDays }
}

/** Whether it is time to extend a lease: the workbench asks then, and the hub grants it not before. */
export function isRenewalDue(policy: LeasePolicy, leaseUntil: Date, now: Date): boolean {
  return leaseUntil.getTime() - now.getTime() < leaseTerms(policy).leaseDays * DAY_MS * RENEWED_BELOW
}
