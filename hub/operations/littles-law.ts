import { sql } from 'kysely'
import { dateOf, type OpenCalendar, tellLittlesLaw } from '../../shared/flow'
import type { FlowAnswer } from '../../shared/protocol'
import type { HubContext } from '../context'
import type { Trx } from '../store'
import { movesTable } from './moves'
import type { Period } from './period'
import type { OperationsSight } from './sight'

/** So much work, with when it was received and how long it took, all together: in milliseconds, receipts counted from the beginning of the period. */
type Sum = { count: number; receivedMs: number; takenMs: number }
type Moved = Sum & { isWithin: boolean; hasArrived: boolean }

const NOTHING: Sum = { count: 0, receivedMs: 0, takenMs: 0 }

/**
 * Whether Little's law holds over a period, up to now at most (`littlesLaw` of `shared/flow`). No rows are read for it: what is open now, less what came and
 * plus what went since, is what was open at its end and at its beginning, and so is its age.
 */
export async function readLittlesLaw(
  { clock }: Pick<HubContext, 'clock'>,
  trx: Trx,
  { achievements }: OperationsSight,
  period: Period,
  calendar: OpenCalendar,
): Promise<FlowAnswer['littlesLaw']> {
  const now = clock().getTime()
  const from = period.from.getTime()
  // What happens at this millisecond has happened.
  const lengthMs = Math.min(period.to.getTime(), now + 1) - from
  if (lengthMs <= 0) return { reason: 'too-few' }
  const ids = achievements.map(({ id }) => id)
  const dates = { first: period.first, last: Math.max(period.last, calendar.dayOf(now) + 1) }
  const { rows: moved } = await sql<Moved>`select day <= ${dateOf(period.last)}::date "isWithin", what = 'arrived' "hasArrived",
      sum(count)::float8 count, sum(received_ms - count * ${from}::bigint)::float8 "receivedMs", sum(taken_ms)::float8 "takenMs"
    from ${await movesTable(trx, dates, calendar)} where achievement_id = any(${ids}::uuid[])
      and what in ('arrived', 'decided', 'withdrawn', 'replaced') group by 1, 2`.execute(trx)
  const { rows: open } = await sql<Sum>`select count(*)::float8 count,
      coalesce(sum((extract(epoch from received_at) * 1000)::bigint - ${from}::bigint), 0)::float8 "receivedMs", 0::float8 "takenMs"
    from stage_intervals where to_at is null and stage <> 'with-candidate' and achievement_id = any(${ids}::uuid[])`.execute(trx)
  const of = (isWithin: boolean, hasArrived: boolean) =>
    moved.find((row) => row.isWithin === isWithin && row.hasArrived === hasArrived) ?? NOTHING
  const left = of(true, false)
  const atEnd = goBack(open[0] ?? NOTHING, of(false, true), of(false, false))
  const atBeginning = goBack(atEnd, of(true, true), left)
  const before = { open: atBeginning.count, ageMs: -atBeginning.receivedMs }
  const after = { open: atEnd.count, ageMs: atEnd.count * lengthMs - atEnd.receivedMs }
  const openMs = left.takenMs + after.ageMs - before.ageMs
  const stayed = await countStayed(trx, ids, period.from, new Date(from + lengthMs))
  return tellLittlesLaw({ lengthMs, left: left.count, leftMs: left.takenMs, openMs, before, after, stayed })
}

/** What was received before the one instant and not ended before the other: what is open now, and what ended since. */
async function countStayed(trx: Trx, ids: readonly string[], from: Date, to: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`select (
      (select count(*) from stage_intervals where to_at is null and stage <> 'with-candidate'
        and received_at < ${from} and achievement_id = any(${ids}::uuid[]))
      + (select count(*) from passages where ended_at >= ${to} and received_at < ${from} and achievement_id = any(${ids}::uuid[]))
    )::int count`.execute(trx)
  return rows[0]?.count ?? 0
}

/** What was open before this came and that went. */
function goBack(open: Sum, came: Sum, went: Sum): Sum {
  return {
    ...NOTHING,
    count: open.count - came.count + went.count,
    receivedMs: open.receivedMs - came.receivedMs + went.receivedMs,
  }
}
