/** The date of an instant in an IANA time zone, `YYYY-MM-DD`. */
export function dateIn(timeZone: string, instant: Date): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant)
}

/** The date so many days after another. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/**
 * The last day of "this week" as the queue counts it: today and the six days after it. A calendar week would show nothing ahead
 * on a Sunday.
 */
export function endOfThisWeek(timeZone: string, instant: Date): string {
  return addDays(dateIn(timeZone, instant), 6)
}
