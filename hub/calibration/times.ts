import { addDays } from '../policy'

/** Days after its close that a round stays on the hub, and its exemplars with the lead who set it up. */
export const KEPT_DAYS = 365

/** Hours from the beginning of a date where it is first to the end of that date where it is last; 36 reach the latter from UTC. */
const TO_ITS_END_MS = 36 * 3_600_000

/** Until when a member of the panel may have an exemplar: its round's last day, wherever the provider is, and never less than live work. */
export function leaseOfMember(closesOn: string, leastUntil: Date): Date {
  return new Date(Math.max(endOf(closesOn).getTime(), leastUntil.getTime()))
}

/** Until when the lead may: for as long as the round is on the hub. */
export function leaseOfReference(closesOn: string): Date {
  return addDays(endOf(closesOn), KEPT_DAYS)
}

function endOf(date: string): Date {
  return new Date(Date.parse(date) + TO_ITS_END_MS)
}
