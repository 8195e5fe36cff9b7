import { useFormats, useTexts } from '../../kit'

/** From when until when somebody takes no new work. */
export function AwayWords({ away: { from, until } }: { away: { from: string; until: string | null } }) {
  const t = useTexts('acting')
  const formats = useFormats()
  const dates = { from: formats.calendarDate(from), until: until === null ? '' : formats.calendarDate(until) }
  return t(until === null ? 'away.from' : 'away.fromUntil', dates)
}
