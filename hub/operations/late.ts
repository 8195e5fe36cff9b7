import { sql } from 'kysely'
import { dateOf, type OpenCalendar, promisedDay, type Stage } from '../../shared/flow'
import { IdSchema, InstantSchema } from '../../shared/domain'
import type { DelayReason, LatePage, LateQuery } from '../../shared/protocol'
import type { HubContext } from '../context'
import type { Trx } from '../store'
import { findAssessors } from './assessors'
import { delayReason, termsTable, withHolder, withPartOf } from './delays'
import { isReceipt } from './period'
import type { OperationsSight } from './sight'

/** The place to go on from isn't one that this hub gave. */
export class PlaceError extends Error {
  override name = 'PlaceError'
}

type Row = {
  submission_id: string
  revision: number
  achievement_id: string
  stage: Stage
  reason: DelayReason
  received_at: Date
  is_late: boolean
  from_at: Date
  allocation_id: string | null
  assessor_id: string | null
}

/**
 * What is late or about to be, or all that one person has, one by one. A lead isn't shown what they assess themselves: they would learn how others stand with it.
 * @throws PlaceError
 */
export async function readLate(
  context: Pick<HubContext, 'clock'>,
  trx: Trx,
  { achievements, person, isAdmin }: OperationsSight,
  calendar: OpenCalendar,
  { reason, assessorId, after, limit }: LateQuery,
): Promise<Pick<LatePage, 'rows' | 'next'>> {
  const now = context.clock()
  const today = calendar.dayOf(now.getTime())
  const terms = termsTable(achievements, await findAssessors(context, trx), calendar, today)
  const [holder, held, isMeant] =
    assessorId === undefined
      ? [withHolder, sql`i.allocation_id`, sql`i.received_at < soon_before`]
      : [withPartOf(assessorId), sql`a.id`, sql`true`]
  const place = after === undefined ? undefined : readPlace(after)
  const { rows } = await sql<Row>`select * from (
      select i.submission_id, i.revision, i.achievement_id, i.stage, i.received_at, i.received_at < late_before is_late, i.from_at,
        ${held} allocation_id, a.assessor_id, ${delayReason(calendar, today, now, held)} reason
      from stage_intervals i join ${terms} on terms.achievement_id = i.achievement_id ${holder}
      where i.to_at is null and i.stage <> 'with-candidate' and ${isMeant}
        and (${isAdmin} or not exists (select from allocations own where own.submission_id = i.submission_id and own.assessor_id = ${person.id}
          and own.task = 'assess'))
    ) late
    where (${reason ?? null}::text is null or reason = ${reason ?? null})
      and (${place?.receivedAt ?? null}::timestamptz is null
        or (received_at, submission_id) > (${place?.receivedAt ?? null}::timestamptz, ${place?.submissionId ?? null}::uuid))
    order by received_at, submission_id limit ${limit + 1}`.execute(trx)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const promises = new Map(achievements.map(({ id, policy }) => [id, policy.promiseWorkingDays]))
  return {
    rows: page.map((row) => ({
      submissionId: row.submission_id,
      revision: row.revision,
      achievementId: row.achievement_id,
      stage: row.stage,
      reason: row.reason,
      receivedAt: row.received_at.toISOString(),
      promisedOn: dateOf(promisedDay(calendar, row.received_at.getTime(), promises.get(row.achievement_id) ?? 1)),
      isLate: row.is_late,
      since: row.from_at.toISOString(),
      allocationId: row.allocation_id,
      assessorId: row.assessor_id,
    })),
    next: last ? `${last.received_at.toISOString()}_${last.submission_id}` : null,
  }
}

function readPlace(text: string): { receivedAt: string; submissionId: string } {
  const [receivedAt = '', submissionId = '', ...rest] = text.split('_')
  const isOfOurs =
    InstantSchema.safeParse(receivedAt).success && isReceipt(receivedAt) && IdSchema.safeParse(submissionId).success
  if (!isOfOurs || rest.length > 0) throw new PlaceError('"after" is none of this hub’s places.')
  return { receivedAt, submissionId }
}
