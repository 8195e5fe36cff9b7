const DAY_MS = 86_400_000
const AHEAD = 14

/**
 * The last day that is proposed for a round: two weeks ahead, or the Monday after where that is a weekend. Holidays aren't known here.
 * @param today calendar date in the provider's zone, as is the answer, `YYYY-MM-DD`
 */
export function proposeLastDay(today: string): string {
  const inTwoWeeks = Date.parse(`${today}T00:00:00Z`) + AHEAD * DAY_MS
  const weekday = new Date(inTwoWeeks).getUTCDay()
  const later = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  return new Date(inTwoWeeks + later * DAY_MS).toISOString().slice(0, 10)
}
