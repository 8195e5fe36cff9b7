import { type FlowEvent, followPassage, type Passage } from '../../../shared/flow'
import { randomIntegers } from '../../../shared/reliability'

const HOUR_MS = 3_600_000
const YEAR_HOURS = 365 * 24

/** A year of passages through two assessors, the tenth part still open, that arrive evenly and take hours to weeks. The same for the same number. */
export function makePassages(count: number): Passage[] {
  const next = randomIntegers(count)
  const upTo = (hours: number) => Math.floor((next() / 2 ** 32) * hours) * HOUR_MS
  const first = Date.parse('2026-01-01T00:00:00Z')
  return Array.from({ length: count }, (_, number) => {
    const receivedAt = first + Math.floor((number * YEAR_HOURS) / count) * HOUR_MS
    let at = receivedAt
    const changed = (change: Extract<FlowEvent, { kind: 'changed' }>['change'], hours: number): FlowEvent => {
      at += upTo(hours)
      return { at, kind: 'changed', change }
    }
    const events: FlowEvent[] = [
      changed({ reviewing: true }, 120),
      changed({ reviewing: false, assessed: 1 }, 24),
      changed({ reviewing: true }, 120),
      changed({ reviewing: false, assessed: 2, decided: true }, 24),
    ]
    if (number % 10 > 0) events.push({ at: at + HOUR_MS, kind: 'ended', as: 'decided', asked: false })
    return followPassage(
      { submissionId: `${number}`, revision: 1, achievementId: `${number % 40}`, panelId: null, receivedAt },
      events,
    )
  })
}
