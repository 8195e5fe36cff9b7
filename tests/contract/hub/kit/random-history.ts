import type { Db } from '../../../../hub/store'
import { OPEN_STAGES, type Passage, type Stage, type StageInterval } from '../../../../shared/flow'
import { drawing } from './random-work'
import { idOf } from './package'

const HOUR_MS = 3_600_000
/** Rows of one statement. */
const AT_ONCE = 400
const ENDS = ['decided', 'decided', 'decided', 'decided', 'withdrawn', 'replaced', 'open', 'open'] as const

/** Moments near which much happens: clocks change, a leap day, turns of years, midnights of several zones. */
const MOMENTS = [
  '2024-02-29T00:00Z',
  '2024-12-31T23:00Z',
  '2026-03-29T01:00Z',
  '2026-10-25T01:00Z',
  '2026-10-24T23:00Z',
  '2026-11-01T06:00Z',
  '2026-09-26T14:00Z',
].map((text) => Date.parse(text))

/**
 * What submissions of these achievements may have gone through until `now`, at random: in every stage, over nights, weekends and changes of clocks,
 * some of it at the full hour.
 */
export function randomHistory(count: number, achievementIds: readonly string[], now: number, seed: number): Passage[] {
  const random = drawing(seed)
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const soonAfter = (at: number, hours: number) => {
    const later = at + Math.floor(random() ** 3 * hours * HOUR_MS)
    return random() < 0.3 ? Math.ceil(later / HOUR_MS) * HOUR_MS : later
  }
  return Array.from({ length: count }, (_, number) => {
    const start = random() < 0.2 ? one(MOMENTS) : now - Math.floor(random() ** 2 * 900 * 24 * HOUR_MS)
    const receivedAt = Math.min(now, soonAfter(start, 48))
    const stages = OPEN_STAGES.filter((stage, place) => place === 0 || random() < 0.5)
    const ending = one(ENDS)
    const intervals: StageInterval[] = []
    let at = receivedAt
    for (const stage of stages) {
      const to = soonAfter(at, 120)
      if (to > now) break
      intervals.push({ stage, from: at, to })
      at = to
    }
    const isOpen = ending === 'open' || intervals.length === 0
    if (isOpen) intervals.push({ stage: unlike(intervals.at(-1)?.stage, one), from: at, to: null })
    const end = isOpen ? null : { at, as: ending }
    if (end?.as === 'decided' && random() < 0.3) {
      const answered = soonAfter(at, 400)
      intervals.push({ stage: 'with-candidate', from: at, to: answered > now ? null : answered })
    }
    const panelId = null
    return {
      submissionId: idOf(`history-${seed}-${number}`),
      revision: number % 4 === 0 ? 2 : 1,
      achievementId: one(achievementIds),
      panelId,
      receivedAt,
      end,
      intervals,
    }
  })
}

function unlike(before: Stage | undefined, one: (items: readonly Stage[]) => Stage): Stage {
  return before === undefined ? 'waiting-first' : one(OPEN_STAGES.filter((stage) => stage !== before))
}

/** Puts a history into a hub's tables, as if its trail had told it; the submissions themselves hold nothing. */
export async function writeHistory(db: Db, passages: readonly Passage[]): Promise<void> {
  const candidate = await db.selectFrom('submissions').select('candidate_id').limit(1).executeTakeFirstOrThrow()
  await db.deleteFrom('stage_intervals').execute()
  await db.deleteFrom('passages').execute()
  for (let at = 0; at < passages.length; at += AT_ONCE) {
    const some = passages.slice(at, at + AT_ONCE)
    await db
      .insertInto('submissions')
      .values(
        some.map(({ submissionId, achievementId, revision, end }) => ({
          id: submissionId,
          achievement_id: achievementId,
          ...candidate,
          state: end === null ? 'submitted' : 'decided',
          revision,
        })),
      )
      .execute()
    await db
      .insertInto('passages')
      .values(
        some.map(({ submissionId, revision, achievementId, receivedAt, end }) => ({
          submission_id: submissionId,
          revision,
          achievement_id: achievementId,
          received_at: new Date(receivedAt),
          ended_at: end && new Date(end.at),
          ended_as: end && end.as,
        })),
      )
      .execute()
    await db
      .insertInto('stage_intervals')
      .values(
        some.flatMap(({ submissionId, revision, achievementId, receivedAt, intervals }) =>
          intervals.map(({ stage, from, to }) => ({
            submission_id: submissionId,
            revision,
            stage,
            achievement_id: achievementId,
            received_at: new Date(receivedAt),
            from_at: new Date(from),
            to_at: to === null ? null : new Date(to),
            allocation_id: null,
            held_from: null,
          })),
        ),
      )
      .execute()
  }
}
